@NullMarked
package dev.milepost.server.deploy;

import org.jspecify.annotations.NullMarked;

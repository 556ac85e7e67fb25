@NullMarked
package dev.milepost.server.replay;

import org.jspecify.annotations.NullMarked;

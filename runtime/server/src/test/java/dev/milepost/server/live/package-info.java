@NullMarked
package dev.milepost.server.live;

import org.jspecify.annotations.NullMarked;

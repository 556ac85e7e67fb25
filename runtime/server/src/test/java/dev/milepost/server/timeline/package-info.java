@NullMarked
package dev.milepost.server.timeline;

import org.jspecify.annotations.NullMarked;

/** Reads and prints what happened to a subject. */
@NullMarked
package dev.milepost.server.timeline;

import org.jspecify.annotations.NullMarked;

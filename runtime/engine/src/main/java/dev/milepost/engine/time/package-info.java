/** Durations of the language and the calendars that give them their meaning. */
@NullMarked
package dev.milepost.engine.time;

import org.jspecify.annotations.NullMarked;

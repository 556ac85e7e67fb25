/** What recorded signals show about the journeys that they were led through. */
@NullMarked
package dev.milepost.engine.evidence;

import org.jspecify.annotations.NullMarked;

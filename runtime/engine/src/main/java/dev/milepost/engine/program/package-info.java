/** Plans with their names resolved to places: what the step executes. */
@NullMarked
package dev.milepost.engine.program;

import org.jspecify.annotations.NullMarked;

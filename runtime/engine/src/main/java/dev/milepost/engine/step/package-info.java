/** The pure step: a subject's state and an input give its next state and what follows from it. */
@NullMarked
package dev.milepost.engine.step;

import org.jspecify.annotations.NullMarked;

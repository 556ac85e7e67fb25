/** Judges how the journeys of a model run. Each rule is a class of its own. */
@NullMarked
package dev.milepost.compiler.analysis;

import org.jspecify.annotations.NullMarked;

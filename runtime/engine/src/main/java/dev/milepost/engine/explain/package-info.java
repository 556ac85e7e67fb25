/** Why a condition holds, does not hold, or cannot be told. */
@NullMarked
package dev.milepost.engine.explain;

import org.jspecify.annotations.NullMarked;

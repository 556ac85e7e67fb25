/** Conditions, planned once and evaluated in Kleene's logic without further look-ups. */
@NullMarked
package dev.milepost.engine.condition;

import org.jspecify.annotations.NullMarked;

/** Decides whether conditions can be true together, with an example or the parts that conflict. */
@NullMarked
package dev.milepost.engine.logic;

import org.jspecify.annotations.NullMarked;

/** Holds the decision procedure to other solvers, in answers and in time. */
@NullMarked
package dev.milepost.bench.logic;

import org.jspecify.annotations.NullMarked;

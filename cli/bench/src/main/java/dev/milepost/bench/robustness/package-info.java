/** Texts damaged on purpose, and what the compiler makes of them. */
@NullMarked
package dev.milepost.bench.robustness;

import org.jspecify.annotations.NullMarked;

/** Benchmarks and fault programs; not shipped. */
@NullMarked
package dev.milepost.bench;

import org.jspecify.annotations.NullMarked;

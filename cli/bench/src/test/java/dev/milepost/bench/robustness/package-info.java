@NullMarked
package dev.milepost.bench.robustness;

import org.jspecify.annotations.NullMarked;

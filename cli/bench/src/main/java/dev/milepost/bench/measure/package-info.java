/** What benchmarks have in common: runs in processes of their own, and rows to write again. */
@NullMarked
package dev.milepost.bench.measure;

import org.jspecify.annotations.NullMarked;

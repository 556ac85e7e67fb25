/** The whole replay against a bare program that writes the same rows. */
@NullMarked
package dev.milepost.bench.replay;

import org.jspecify.annotations.NullMarked;

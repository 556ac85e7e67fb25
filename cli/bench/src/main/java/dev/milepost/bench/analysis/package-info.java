/** Holds the analysis against the engine, which is let do everything on small domains. */
@NullMarked
package dev.milepost.bench.analysis;

import org.jspecify.annotations.NullMarked;

/** A made-up world for programs that load or try to break the server. */
@NullMarked
package dev.milepost.bench.world;

import org.jspecify.annotations.NullMarked;

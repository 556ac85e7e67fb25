/** Lays out journey and mapping files in one way. */
@NullMarked
package dev.milepost.compiler.format;

import org.jspecify.annotations.NullMarked;

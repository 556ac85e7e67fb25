/** Fixes that are tried. */
@NullMarked
package dev.milepost.compiler.fix;

import org.jspecify.annotations.NullMarked;

/** Conditions drawn with the values under them. */
@NullMarked
package dev.milepost.compiler.drawing;

import org.jspecify.annotations.NullMarked;

/** Truths, as {@code milepost eval} tells them. */
@NullMarked
package dev.milepost.compiler.trial;

import org.jspecify.annotations.NullMarked;

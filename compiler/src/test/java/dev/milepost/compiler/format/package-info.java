/** The layout of texts. */
@NullMarked
package dev.milepost.compiler.format;

import org.jspecify.annotations.NullMarked;

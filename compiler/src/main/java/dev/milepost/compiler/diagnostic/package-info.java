/** Findings as typed values, and the text that people read, which is rendered last. */
@NullMarked
package dev.milepost.compiler.diagnostic;

import org.jspecify.annotations.NullMarked;

/** Hands questions to SMTInterpol. */
@NullMarked
package dev.milepost.compiler.smtinterpol;

import org.jspecify.annotations.NullMarked;

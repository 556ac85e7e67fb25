/**
 * The states in which an execution can be: of each stage the values, memories and clocks that its
 * conditions tell apart, as numbers, and which of them signals, answers and time can bring about.
 */
@NullMarked
package dev.milepost.compiler.analysis.state;

import org.jspecify.annotations.NullMarked;

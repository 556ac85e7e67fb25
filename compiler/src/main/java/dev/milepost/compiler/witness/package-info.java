/**
 * What happens to a subject, told in the words of a scenario: moves, where they lead, and the
 * witnesses that the analysis gives of its findings.
 */
@NullMarked
package dev.milepost.compiler.witness;

import org.jspecify.annotations.NullMarked;

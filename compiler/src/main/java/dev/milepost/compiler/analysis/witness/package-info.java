/**
 * Witnesses: a state that the analysis found is told as moves, the engine replays them, and what is
 * not needed is left out.
 */
@NullMarked
package dev.milepost.compiler.analysis.witness;

import org.jspecify.annotations.NullMarked;

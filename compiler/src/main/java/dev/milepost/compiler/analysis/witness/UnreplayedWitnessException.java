package dev.milepost.compiler.analysis.witness;

import dev.milepost.compiler.witness.ScenarioWriter;
import dev.milepost.compiler.witness.Witness;

/** The analysis found what the engine does not do: a bug of the analysis, never of the journey. */
public final class UnreplayedWitnessException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  UnreplayedWitnessException(String question, Witness witness) {
    super(
        "the analysis found what the engine does not do, when asked whether "
            + question
            + ":\n"
            + ScenarioWriter.write("reproduction", witness));
  }
}

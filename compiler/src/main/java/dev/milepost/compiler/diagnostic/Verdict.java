package dev.milepost.compiler.diagnostic;

import dev.milepost.compiler.witness.Witness;
import java.util.List;

/** What stands behind a finding. */
public sealed interface Verdict {

  /** It is about the text, which shows it. */
  record Stated() implements Verdict {}

  /** It happens: the engine replayed the witness in the run that found it. */
  record Refuted(Witness witness) implements Verdict {}

  /**
   * It is so whatever happens.
   *
   * @param because the smallest reasons that together force it, in the words of the journey
   */
  record Proved(List<String> because) implements Verdict {
    public Proved {
      because = List.copyOf(because);
    }
  }

  /**
   * Neither was found.
   *
   * @param bound what was reached, such as {@code 5,000,000 states}
   */
  record Undecided(String bound) implements Verdict {}

  /** A finding about the text. */
  Verdict STATED = new Stated();
}

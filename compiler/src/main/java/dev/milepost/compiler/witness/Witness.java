package dev.milepost.compiler.witness;

import dev.milepost.engine.state.SubjectState.SubjectName;
import java.time.Instant;
import java.util.List;

/**
 * What happens to somebody for a finding to come true, from the first signal on. The engine, given
 * these moves, comes to these standings.
 *
 * @param journey the journey's name
 * @param subject who travels; nothing is known of them before
 * @param start what the clock shows before the first step
 * @param steps what happens, in order
 * @param question what the last step leads to
 */
public record Witness(
    String journey, SubjectName subject, Instant start, List<Step> steps, Question question) {

  public Witness {
    steps = List.copyOf(steps);
  }

  /**
   * One thing that happens.
   *
   * @param after where the engine lets the execution stand once it has come to rest
   */
  public record Step(Move move, Standing after) {}

  /** What there is to see behind the last step. */
  public sealed interface Question {
    /** The standing itself. */
    record Where() implements Question {}

    /** Several ways were open at once; the engine takes the one that is written first. */
    record Which(List<String> targets) implements Question {
      public Which {
        targets = List.copyOf(targets);
      }
    }

    /** Nothing leads on any more. */
    record WhatNext() implements Question {}

    /** The execution passes these stages again and again. */
    record HowLong(List<String> stages) implements Question {
      public HowLong {
        stages = List.copyOf(stages);
      }
    }

    /** The last steps in another order lead elsewhere. */
    record InWhichOrder(List<Step> otherwise) implements Question {
      public InWhichOrder {
        otherwise = List.copyOf(otherwise);
      }
    }

    /** A promise is broken; {@code promise} is its clause as it was written. */
    record WhatOfThePromise(String promise) implements Question {}
  }
}

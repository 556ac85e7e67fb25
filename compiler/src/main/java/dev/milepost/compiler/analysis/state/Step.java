package dev.milepost.compiler.analysis.state;

import java.util.List;

/** What leads from one state of a stage to the next. */
sealed interface Step {

  /** A signal sets fields of a record; {@code isNew} where it is one that was never seen. */
  record Sets(int variable, boolean isNew) implements Step {}

  /** A record is no more. */
  record Gone(int variable) implements Step {}

  /** Something happens; the cells of its payload are those of the kind's fields. */
  record Happens(HappeningKind kind) implements Step {}

  /** Somebody answers. */
  record Answers(String answer) implements Step {}

  /** Time passes until some clocks show more. */
  record Passes(List<Integer> clocks) implements Step {
    public Passes {
      clocks = List.copyOf(clocks);
    }
  }

  /** Another journey ends. */
  record OtherEnds(int variable) implements Step {}

  /** Something changes the answer of a condition that is not looked into. */
  record Turns(int variable) implements Step {}
}

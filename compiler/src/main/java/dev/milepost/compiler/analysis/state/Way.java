package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.plan.Plan;

/**
 * A way out of a stage.
 *
 * @param clause where it stands
 * @param target the stage that it leads to
 * @param isTrue the states in which its condition may be true
 * @param isEnabled those in which it is considered and true
 * @param isTaken those in which it is the one that is taken
 */
public record Way(Clause clause, String target, Bits isTrue, Bits isEnabled, Bits isTaken) {

  /** The clause of a way. */
  public sealed interface Clause {
    /** {@code starts when}. */
    record Start() implements Clause {}

    /** {@code ends at}, by its number from 0. */
    record Ending(int number, Plan.Ending ending) implements Clause {}

    /** A transition of the stage, by its number from 0. */
    record Transition(int number, Plan.Transition transition) implements Clause {}
  }
}

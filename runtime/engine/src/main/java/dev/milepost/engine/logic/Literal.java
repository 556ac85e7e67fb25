package dev.milepost.engine.logic;

import dev.milepost.engine.plan.Condition;

/** A condition and what is asked of its truth. */
public record Literal(Condition condition, Mode mode) {

  /** That a condition is true. */
  public static Literal isTrue(Condition condition) {
    return new Literal(condition, Mode.TRUE);
  }

  /** That a condition is false or unknown. */
  public static Literal isNotTrue(Condition condition) {
    return new Literal(condition, Mode.NOT_TRUE);
  }

  /** The same condition, asked for the contrary. */
  public Literal opposite() {
    return new Literal(condition, mode.opposite());
  }
}

package dev.milepost.engine.logic;

import java.util.List;

/** Whether some literals can hold at once. */
public sealed interface Verdict {

  /** They can; so they do. */
  record Satisfiable(Valuation model) implements Verdict {}

  /**
   * They cannot.
   *
   * @param core parts of the literals that already conflict; without any of them the others can
   *     hold. Each part is an instance out of the literals' conditions.
   */
  record Unsatisfiable(List<Literal> core) implements Verdict {
    public Unsatisfiable {
      core = List.copyOf(core);
    }
  }

  /**
   * Nobody knows.
   *
   * @param bound what was reached, in words: {@code more than 6 records of Desk.Ticket}
   */
  record Undecided(String bound) implements Verdict {}
}

package dev.milepost.engine.logic.search;

/**
 * Solves what is too much for {@link Search}. An implementation is found by {@link
 * java.util.ServiceLoader}; there need not be one.
 */
public interface Fallback {

  /** Its name for reports, such as {@code SMTInterpol}. */
  String name();

  /**
   * Solves a problem within its own limits.
   *
   * @return the outcome; each domain of a solution has one cell, and those cells satisfy the order
   */
  Outcome solve(Problem problem);
}

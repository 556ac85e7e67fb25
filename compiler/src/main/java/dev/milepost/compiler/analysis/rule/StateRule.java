package dev.milepost.compiler.analysis.rule;

/** Asks one question about the states of a journey. */
interface StateRule {
  void check(JourneyCheck journey);
}

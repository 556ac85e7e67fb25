package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostics;

/** Asks one question about the conditions of a journey. What has no meaning is not among them. */
interface ConditionRule {
  void check(JourneyConditions journey, Diagnostics findings);
}

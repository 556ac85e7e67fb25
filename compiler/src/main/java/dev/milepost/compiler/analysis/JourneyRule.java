package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.syntax.Name;

/** Asks one question about a journey. It may be incomplete: what is missing was reported. */
interface JourneyRule {
  void check(JourneyModel journey, Diagnostics findings);

  /** A name as sentences quote it. */
  static String quoted(Name name) {
    return "`" + name.span().text() + "`";
  }
}

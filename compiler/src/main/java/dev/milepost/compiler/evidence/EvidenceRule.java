package dev.milepost.compiler.evidence;

import dev.milepost.compiler.diagnostic.Diagnostics;

/** Asks one question about what recorded signals showed. */
interface EvidenceRule {
  void check(Recorded recorded, Diagnostics findings);
}

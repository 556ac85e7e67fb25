package dev.milepost.compiler.evidence;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.SyntaxTree;
import dev.milepost.engine.evidence.Evidence.AppHistory;

/** An app sent signals about a record behind younger ones about the same. */
final class OutOfOrder implements EvidenceRule {
  @Override
  public void check(Recorded recorded, Diagnostics findings) {
    for (SyntaxTree tree : recorded.trees()) {
      for (Declaration declaration : tree.declarations()) {
        AppHistory history = recorded.evidence().apps().get(declaration.name().text());
        if (declaration instanceof Declaration.App && history != null && history.late() > 0) {
          findings.add(
              Diagnostic.of(
                      Rule.OUT_OF_ORDER,
                      declaration.name().span(),
                      Wording.count(history.late())
                          + " of "
                          + Wording.count(history.signals(), "signal")
                          + " came behind a younger one about the same record")
                  .withHelp("for example those about " + history.example())
                  .withHelp(
                      "as they come, an older value is noted as stale and changes nothing; a replay"
                          + " puts them in order first"));
        }
      }
    }
  }
}

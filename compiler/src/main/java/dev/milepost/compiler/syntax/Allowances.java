package dev.milepost.compiler.syntax;

import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.grammar.JourneyParser;
import dev.milepost.grammar.JourneyParser.AllowanceContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Reads allowances and keeps them for the clause that comes behind them, which may begin another
 * stage or declaration than the one in which they were met.
 */
final class Allowances {
  private final ClauseReader clauses;
  private final Words words;
  private final Literals literals;
  private final List<Allowance> pending = new ArrayList<>();

  Allowances(ClauseReader clauses, Words words, Literals literals) {
    this.clauses = clauses;
    this.words = words;
    this.literals = literals;
  }

  /** Reads one allowance. */
  void read(List<ClauseStart> follow) {
    AllowanceContext context =
        clauses.read(JourneyParser.RULE_allowance, JourneyParser::allowance, follow);
    if (context != null) {
      TerminalNode until = context.DATE();
      pending.add(
          new Allowance(
              new Name(context.ruleName().getText(), words.span(context.ruleName())),
              words.plain(context.TEXT()),
              until == null ? null : literals.date(until).orElse(null),
              words.span(context)));
    }
  }

  /** The allowances that stand before the clause that was just met. */
  List<Allowance> take() {
    List<Allowance> taken = List.copyOf(pending);
    pending.clear();
    return taken;
  }

  /** Reports the allowances that nothing comes behind. */
  void reportUnused(SyntaxErrors errors) {
    for (Allowance allowance : take()) {
      errors.add(
          Rule.MISPLACED_CLAUSE,
          allowance.span(),
          "`allow` stands before the clause that it speaks of, and nothing stands behind this one");
    }
  }
}

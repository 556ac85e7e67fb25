package dev.milepost.compiler.diagnostic;

import dev.milepost.compiler.diagnostic.Diagnostic.About;
import java.util.Locale;

/**
 * A question that the analysis asked about a journey, with its answer: an entry of the ledger that
 * shows what silence stands on.
 *
 * @param rule whose question it is
 * @param about which part of which journey it is about
 * @param asked the question in the words of the journey, such as {@code can one signal enable both
 *     `advances to "Live"` and `advances to "Lost"`}
 * @param engine what answered it, such as {@code sets}, {@code search}, {@code exploration}
 * @param detail what the answer stands on: the reasons, the states that were looked at, the bound;
 *     may be empty
 */
public record Question(
    Rule rule, About about, String asked, Answer answer, String engine, String detail) {

  /** How a question was answered. */
  public enum Answer {
    /** What the rule warns of never happens. */
    PROVED,
    /** It does: there is a finding, with a verdict of its own. */
    FOUND,
    /** Neither was shown within the bound. */
    UNDECIDED;

    /** The word that ledgers hold. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

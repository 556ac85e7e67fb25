package dev.milepost.compiler.report;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.text.Printable;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.compiler.witness.WitnessText;
import java.util.ArrayList;
import java.util.List;

/** What is said of a finding below its message, as plain lines that are safe to show. */
final class FindingText {

  private FindingText() {}

  /** The word for what stands behind a finding. */
  static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Stated _ -> "stated";
      case Verdict.Refuted _ -> "refuted";
      case Verdict.Proved _ -> "proved";
      case Verdict.Undecided _ -> "undecided";
    };
  }

  /** What happens to somebody, line by line, with its headline; empty where there is no witness. */
  static List<String> witness(Verdict verdict) {
    if (!(verdict instanceof Verdict.Refuted(Witness witness))) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(escape(WitnessText.headline(witness.subject())));
    WitnessText.lines(witness).forEach(line -> lines.add("  " + escape(line)));
    return lines;
  }

  /** Why it is so, and what to write instead; an entry may have several lines. */
  static List<String> help(Diagnostic finding) {
    List<String> help = new ArrayList<>();
    switch (finding.verdict()) {
      case Verdict.Stated _, Verdict.Refuted _ -> {}
      case Verdict.Proved(List<String> because) ->
          because.forEach(reason -> help.add("proved: " + escapeLines(reason)));
      case Verdict.Undecided(String bound) -> help.add("undecided: " + escapeLines(bound));
    }
    finding.help().forEach(line -> help.add(escapeLines(line)));
    return help;
  }

  /** A line, with every character escaped that a terminal or a page would obey. */
  static String escape(String line) {
    return Printable.escape(line);
  }

  private static String escapeLines(String text) {
    return String.join("\n", text.lines().map(Printable::escape).toList());
  }
}

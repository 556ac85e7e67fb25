package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.Suggestion;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.value.NearestName;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reports what resolution finds, in one voice. */
final class Reporter {
  private static final int MOST_LISTED = 12;

  /** Bounds the search for names that may have been meant, whatever the size of a text. */
  private static final int MOST_COMPARISONS = 2_000_000;

  private final Diagnostics diagnostics;
  private long errors;
  private int comparisonsLeft = MOST_COMPARISONS;

  Reporter(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** A reporter for what was reported elsewhere, which nobody hears. */
  static Reporter silent() {
    return new Reporter(new Diagnostics());
  }

  void add(Diagnostic diagnostic) {
    if (diagnostic.severity() == Severity.ERROR) {
      errors++;
    }
    diagnostics.add(diagnostic);
  }

  void add(Rule rule, Span span, String message) {
    add(Diagnostic.of(rule, span, message));
  }

  void add(Rule rule, Span span, String message, String help) {
    add(Diagnostic.of(rule, span, message).withHelp(help));
  }

  /** How many errors were reported so far; a larger number later means that more were. */
  long errors() {
    return errors;
  }

  /**
   * Reports a name that means nothing.
   *
   * @param name the name as it is used
   * @param message the sentence
   * @param candidates the names that would mean something, in written order
   * @param listed what they are, such as {@code the stages are}
   */
  void unknown(Name name, String message, Collection<String> candidates, String listed) {
    add(withCandidates(Rule.UNKNOWN_NAME, name.span(), name.text(), message, candidates, listed));
  }

  /** A finding that offers the nearest candidate or, where none is near, lists them. */
  Diagnostic withCandidates(
      Rule rule,
      Span span,
      String written,
      String message,
      Collection<String> candidates,
      String listed) {
    Diagnostic diagnostic = Diagnostic.of(rule, span, message);
    boolean quoted = isQuoted(span);
    Optional<String> closest = closest(written, candidates);
    if (closest.isPresent()) {
      String replacement = quoted ? quote(closest.get()) : closest.get();
      return diagnostic
          .withHelp("did you mean `" + replacement + "`?")
          .withSuggestion(Suggestion.replace(span, replacement));
    }
    return candidates.isEmpty()
        ? diagnostic
        : diagnostic.withHelp(listed + " " + list(candidates, quoted));
  }

  private Optional<String> closest(String written, Collection<String> candidates) {
    comparisonsLeft -= Math.min(comparisonsLeft, candidates.size());
    return comparisonsLeft == 0 ? Optional.empty() : NearestName.of(written, candidates);
  }

  /** Names in backquotes with commas between them; of many the first dozen. */
  static String list(Collection<String> names, boolean quoted) {
    String listed =
        names.stream()
            .limit(MOST_LISTED)
            .map(name -> '`' + (quoted ? quote(name) : name) + '`')
            .collect(Collectors.joining(", "));
    int more = names.size() - MOST_LISTED;
    return more > 0 ? listed + " and " + more + " more" : listed;
  }

  /** A text as the language writes it. */
  static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static boolean isQuoted(Span span) {
    return span.start() < span.end() && span.source().text().charAt(span.start()) == '"';
  }
}

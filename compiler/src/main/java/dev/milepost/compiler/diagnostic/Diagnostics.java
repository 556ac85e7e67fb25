package dev.milepost.compiler.diagnostic;

import dev.milepost.compiler.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the findings of one run, and the questions that were asked for them. The same finding
 * about the same text is kept once.
 */
public final class Diagnostics {
  private static final Comparator<Diagnostic> BY_POSITION =
      Comparator.comparing((Diagnostic diagnostic) -> diagnostic.span().source().name())
          .thenComparing(diagnostic -> diagnostic.span().start())
          .thenComparing(diagnostic -> diagnostic.span().end())
          .thenComparing(Diagnostic::severity)
          .thenComparing(diagnostic -> diagnostic.rule().id())
          .thenComparing(Diagnostic::message);

  private final List<Diagnostic> found = new ArrayList<>();
  private final Set<Finding> seen = new HashSet<>();
  private final List<Question> questions = new ArrayList<>();

  /** Adds a finding. */
  public void add(Diagnostic diagnostic) {
    if (seen.add(new Finding(diagnostic.rule(), diagnostic.span(), diagnostic.message()))) {
      found.add(diagnostic);
    }
  }

  /** Adds a finding of the rule's own severity, with nothing but a message. */
  public void add(Rule rule, Span span, String message) {
    add(Diagnostic.of(rule, span, message));
  }

  /** Adds a question that was asked and answered, whether or not there is a finding. */
  public void asked(Question question) {
    questions.add(question);
  }

  /** Adds the findings and questions of another run. */
  public void addAll(Diagnostics others) {
    others.found.forEach(this::add);
    questions.addAll(others.questions);
  }

  /** The same without the findings of some rules. */
  public Diagnostics without(Set<Rule> rules) {
    Diagnostics kept = new Diagnostics();
    found.stream().filter(finding -> !rules.contains(finding.rule())).forEach(kept::add);
    kept.questions.addAll(questions);
    return kept;
  }

  /** The questions in the order in which they were asked. */
  public List<Question> questions() {
    return List.copyOf(questions);
  }

  /** All findings, by source, then by position. */
  public List<Diagnostic> sorted() {
    return found.stream().sorted(BY_POSITION).toList();
  }

  /** How many findings have this severity. */
  public long count(Severity severity) {
    return found.stream().filter(diagnostic -> diagnostic.severity() == severity).count();
  }

  /** Whether there is a finding as severe as that, or more. */
  public boolean hasAtLeast(Severity severity) {
    return found.stream().anyMatch(diagnostic -> diagnostic.severity().isAtLeast(severity));
  }

  /** Whether there is an error. */
  public boolean hasErrors() {
    return hasAtLeast(Severity.ERROR);
  }

  /** Whether nothing was found. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  private record Finding(Rule rule, Span span, String message) {}
}

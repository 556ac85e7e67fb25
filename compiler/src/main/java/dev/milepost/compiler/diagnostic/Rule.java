package dev.milepost.compiler.diagnostic;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be wrong with a workspace. The name of a rule is stable: people write it in allowances
 * and machines read it in reports.
 */
public enum Rule {
  // Files
  NOT_UTF8(Severity.ERROR),
  EMPTY_FILE(Severity.ERROR),
  FILE_TOO_LARGE(Severity.ERROR),

  // Words
  UNKNOWN_CHARACTER(Severity.ERROR),
  UNCLOSED_TEXT(Severity.ERROR),
  INVALID_TEXT(Severity.ERROR),
  INVALID_LITERAL(Severity.ERROR),
  INVALID_NAME(Severity.ERROR),

  // Sentences
  SYNTAX(Severity.ERROR),
  MISPLACED_CLAUSE(Severity.ERROR),
  MIXED_AND_OR(Severity.ERROR),
  NOT_OVER_DURATION(Severity.ERROR),
  NESTED_TOO_DEEP(Severity.ERROR);

  private final Severity severity;

  Rule(Severity severity) {
    this.severity = severity;
  }

  /** The stable name, such as {@code mixed-and-or}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The severity that its findings have where nothing else is said. */
  public Severity severity() {
    return severity;
  }

  /** The rule of that stable name. */
  public static Optional<Rule> of(String id) {
    return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
  }
}

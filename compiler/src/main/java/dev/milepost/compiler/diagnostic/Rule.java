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
  INVALID_SETTING(Severity.ERROR),

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
  NESTED_TOO_DEEP(Severity.ERROR),

  // Names
  DUPLICATE_NAME(Severity.ERROR),
  UNKNOWN_NAME(Severity.ERROR),
  WRONG_KIND(Severity.ERROR),
  LIKE_CYCLE(Severity.ERROR),
  DEFINE_CYCLE(Severity.ERROR),
  DEFINE_TOO_LARGE(Severity.ERROR),

  // Values
  UNKNOWN_VALUE(Severity.ERROR),
  WRONG_TYPE(Severity.ERROR),
  EMPTY_RANGE(Severity.ERROR),
  DURATION_RANGE(Severity.ERROR),
  NO_BUSINESS_HOURS(Severity.ERROR),

  // What clauses may say
  MISPLACED_CONDITION(Severity.ERROR),
  MISPLACED_ANSWER(Severity.ERROR),
  DUPLICATE_CLAUSE(Severity.ERROR),
  MISSING_CLAUSE(Severity.ERROR),
  NO_NEXT_STAGE(Severity.ERROR),
  NOT_AN_ENDING(Severity.ERROR),
  NO_OWNER(Severity.ERROR),
  ELSE_FIRST(Severity.ERROR),
  ENDS_AND_ADVANCES(Severity.ERROR),
  NO_WAY_OUT(Severity.ERROR),
  IDLE_CLAUSE(Severity.ERROR),
  INVALID_ALLOWANCE(Severity.ERROR),

  // What conditions say
  DEAD_TRIGGER(Severity.ERROR, true),
  ALWAYS_TRUE(Severity.ERROR, true),
  ALWAYS_ONCE_KNOWN(Severity.WARNING, true),
  REDUNDANT_PART(Severity.WARNING, true),
  SHADOWED(Severity.ERROR, true),
  SUBSUMED(Severity.ERROR, true),
  EQUIVALENT(Severity.ERROR, true),
  BOUNDARY(Severity.ERROR, true),
  RANGE_GAP(Severity.WARNING, true),
  UNHANDLED_VALUE(Severity.WARNING, true),

  // How journeys run
  NO_DEADLINE(Severity.ERROR, true),
  UNREACHABLE_STAGE(Severity.ERROR, true),
  NO_WAY_TO_END(Severity.ERROR, true),
  OVERLAPPING_TRANSITIONS(Severity.ERROR, true),
  STATIC_OVERLAP(Severity.NOTE, true),
  ORDER_RACE(Severity.NOTE, true),
  DEAD_IN_CONTEXT(Severity.ERROR, true),
  SKIPPED_STAGE(Severity.WARNING, true),
  TIMER_NEVER_FIRST(Severity.WARNING, true),
  REMINDER_AFTER_DEADLINE(Severity.WARNING, true),
  TIMER_TIE(Severity.NOTE, true),
  STUCK(Severity.ERROR, true),
  TIME_GAP(Severity.ERROR, true),
  FROZEN_TRIGGER(Severity.ERROR, true),
  LOST_TRIGGER(Severity.WARNING, true),
  STALE_TRIGGER(Severity.NOTE, true),
  UNKNOWN_TRAP(Severity.NOTE, true),
  INSTANT_LOOP(Severity.ERROR, true),
  LOOP_WITHOUT_PROGRESS(Severity.WARNING, true),
  BROKEN_PROMISE(Severity.ERROR, true),
  UNDECIDED(Severity.WARNING, true),
  UNUSED_DEFINE(Severity.WARNING, true),
  UNUSED_ROLE(Severity.WARNING, true),
  SILENT_STAGE(Severity.NOTE, true),
  SINGLE_APP(Severity.NOTE, true),
  SEVERAL_RECORDS(Severity.NOTE, true),
  EARLY_QUANTIFIER(Severity.NOTE, true),

  // What recorded signals show
  TRANSIENT_VALUE(Severity.NOTE, true),
  STALLED(Severity.WARNING, true),
  NEVER_RECEIVED(Severity.WARNING, true),
  NEVER_SEEN(Severity.NOTE, true),
  NEVER_TAKEN(Severity.NOTE, true),
  OUT_OF_ORDER(Severity.WARNING, true),

  // Allowances
  UNUSED_ALLOWANCE(Severity.WARNING),
  EXPIRED_ALLOWANCE(Severity.ERROR);

  private final Severity severity;
  private final boolean allowable;

  Rule(Severity severity) {
    this(severity, false);
  }

  Rule(Severity severity, boolean allowable) {
    this.severity = severity;
    this.allowable = allowable;
  }

  /** The stable name, such as {@code mixed-and-or}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The severity that its findings have where nothing else is said. */
  public Severity severity() {
    return severity;
  }

  /**
   * Whether {@code allow} may let a finding pass: the journey has a meaning in spite of it. What is
   * misspelt, mistyped or incomplete has none.
   */
  public boolean isAllowable() {
    return allowable;
  }

  /**
   * Whether a workspace, or whoever runs the check, may choose how much its findings matter. What
   * leaves a journey without a meaning stays an error.
   */
  public boolean isAdjustable() {
    return allowable || this == UNUSED_ALLOWANCE || this == EXPIRED_ALLOWANCE;
  }

  /** The rule of that stable name. */
  public static Optional<Rule> of(String id) {
    return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
  }
}

package dev.milepost.cli.terminal;

/** What a part of a text is, and how that looks. */
public enum Style {
  /** Names and headings. */
  STRONG("1"),
  /** What may be skipped. */
  FAINT("2"),
  /** What is good: a journey that was won, a condition that holds. */
  GOOD("32"),
  /** What is bad: an error, a condition that does not hold. */
  BAD("31"),
  /** What needs a look: a stall, something unknown. */
  NOTICE("33"),
  /** What came from outside: a signal. */
  SIGNAL("36"),
  /** What left: an action. */
  ACTION("34"),
  /** What a person did: an override, a correction, an answer. */
  OVERRIDE("1;35");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}

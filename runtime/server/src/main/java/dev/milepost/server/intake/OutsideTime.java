package dev.milepost.server.intake;

/** The one liberty that times from tables and logs may take. */
final class OutsideTime {

  private static final int DATE_LENGTH = 10;

  private OutsideTime() {}

  /**
   * The time with a {@code T} between date and time where a space was: RFC 3339, section 5.6,
   * allows it, and databases write it so.
   */
  static String iso(String text) {
    return text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' '
        ? text.substring(0, DATE_LENGTH) + 'T' + text.substring(DATE_LENGTH + 1)
        : text;
  }
}

package dev.milepost.cli.terminal;

import java.util.Locale;

/** Amounts as people read them. */
public final class Amounts {

  private static final String[] BYTE_UNITS = {"B", "kB", "MB", "GB", "TB"};

  private Amounts() {}

  /** A whole number with its thousands set apart: {@code 262,200}. */
  public static String count(long number) {
    StringBuilder text = new StringBuilder().append(number);
    int first = number < 0 ? 1 : 0;
    for (int at = text.length() - 3; at > first; at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
  }

  /** A number of things: {@code 1 signal}, {@code 2 signals}. */
  public static String of(long number, String thing) {
    return count(number) + ' ' + thing + (number == 1 ? "" : "s");
  }

  /** A number of bytes in powers of 1,000: {@code 3.1 MB}. */
  public static String bytes(long number) {
    double amount = number;
    int unit = 0;
    while (amount >= 1000 && unit < BYTE_UNITS.length - 1) {
      amount /= 1000;
      unit++;
    }
    String pattern = unit == 0 ? "%.0f %s" : "%.1f %s";
    return String.format(Locale.ROOT, pattern, amount, BYTE_UNITS[unit]);
  }

  /** A time that something took: {@code 0.4 s}, {@code 12 s}, {@code 3 min 05 s}. */
  public static String seconds(double seconds) {
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 60
        ? whole + " s"
        : String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
  }
}

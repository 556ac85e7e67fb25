package dev.milepost.compiler.diagnostic;

import java.util.Locale;

/** How much a finding matters, the most severe first. */
public enum Severity {
  ERROR,
  WARNING,
  NOTE;

  /** The word that people read: {@code error}, {@code warning}, {@code note}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is as severe as another, or more. */
  public boolean isAtLeast(Severity other) {
    return compareTo(other) <= 0;
  }
}

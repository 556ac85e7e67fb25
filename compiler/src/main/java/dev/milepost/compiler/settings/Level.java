package dev.milepost.compiler.settings;

import dev.milepost.compiler.diagnostic.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How much the findings of a rule matter, chosen by whoever runs the check. */
public enum Level {
  /** They are not told. */
  OFF,
  NOTE,
  WARNING,
  ERROR;

  /** The word that people write: {@code off}, {@code note}, {@code warning}, {@code error}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The severity that findings get; empty where they are not told. */
  public Optional<Severity> severity() {
    return switch (this) {
      case OFF -> Optional.empty();
      case NOTE -> Optional.of(Severity.NOTE);
      case WARNING -> Optional.of(Severity.WARNING);
      case ERROR -> Optional.of(Severity.ERROR);
    };
  }

  /** The level of that word. */
  public static Optional<Level> of(String word) {
    return Arrays.stream(values()).filter(level -> level.word().equals(word)).findFirst();
  }

  /** All words, the mildest first. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Level::word).toList();
  }
}

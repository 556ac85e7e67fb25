package dev.milepost.engine.value;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The declared type of a field of a record, an event or an action. */
public sealed interface FieldType {

  /** The types without parameters. */
  enum Scalar implements FieldType {
    /** Any text; compared by code point. */
    TEXT,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** A whole number of at most 100 digits. */
    INTEGER,
    /** An exact decimal of at most 100 digits on each side of the point. */
    NUMBER,
    /** An exact decimal with an optional ISO 4217 currency. */
    MONEY,
    /** A day of the calendar. */
    DATE,
    /** An instant, kept to the microsecond. */
    DATETIME,
    /** A length of time in days of 24 hours, hours, minutes and seconds. */
    DURATION;

    /** The word that a journey file uses for this type. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String describe() {
      return word();
    }
  }

  /** A closed list of text values, in the order in which they are written. */
  record Choice(List<Option> options) implements FieldType {
    public Choice {
      options = List.copyOf(options);
    }

    /** The values alone, in written order. */
    public List<String> values() {
      return options.stream().map(Option::value).toList();
    }

    /** The values that a record never leaves once it holds them. */
    public Set<String> finalValues() {
      return options.stream()
          .filter(Option::isFinal)
          .map(Option::value)
          .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String describe() {
      return options.stream()
          .map(option -> (option.isFinal() ? "final " : "") + '"' + option.value() + '"')
          .collect(Collectors.joining(" | "));
    }
  }

  /**
   * One value of a {@link Choice}.
   *
   * @param text the text, the one instance that stands for this option wherever it is read
   * @param isFinal whether a record that holds it never leaves it
   */
  record Option(Value.Text text, boolean isFinal) {
    /** An option of that text. */
    public Option(String value, boolean isFinal) {
      this(new Value.Text(value), isFinal);
    }

    /** The text alone. */
    public String value() {
      return text.text();
    }
  }

  /** The type as a journey file writes it. */
  String describe();
}

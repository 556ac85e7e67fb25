package dev.milepost.engine.mapping;

import dev.milepost.engine.catalog.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How messages of one outside shape become signals. A mapping file and an app's {@code receives}
 * are both read into this.
 *
 * @param subject whose signal it is, or null where each signal's key fields say it
 * @param time when the source says that it happened, or null: when it is received
 * @param id what makes the message unique in its source, or null: its place in the file
 * @param rules every rule whose guards hold makes one signal
 */
public record SignalMapping(
    @Nullable SubjectSource subject,
    @Nullable ValueSource time,
    @Nullable ValueSource id,
    List<Rule> rules) {

  public SignalMapping {
    rules = List.copyOf(rules);
  }

  /**
   * Whose signal it is.
   *
   * @param key the key that the value belongs to, or null: the first
   */
  public record SubjectSource(@Nullable String key, ValueSource value) {}

  /**
   * What stands for an item, and with a dot before a path in it, in rules that go through a list.
   */
  public static final String ITEM = "item";

  /**
   * Makes one signal of a message, or one for each item of a list in it.
   *
   * @param guards what must hold of the message; none: always
   * @param each the path of the list, or null: there is none
   */
  public record Rule(List<Guard> guards, @Nullable String each, Target target, Place place) {
    public Rule {
      guards = List.copyOf(guards);
    }

    /** A rule that goes through no list. */
    public Rule(List<Guard> guards, Target target, Place place) {
      this(guards, null, target, place);
    }
  }

  /** Whether a path of a rule that goes through a list speaks of the item. */
  public static boolean isOfItem(String path) {
    return path.equals(ITEM) || path.startsWith(ITEM + ".");
  }

  /** The file and line in which a rule stands, for the reasons of refused messages. */
  public record Place(String file, int line) {}

  /** A test on a message. */
  public sealed interface Guard {
    /** The value is one of these, or with {@code negated} present and none of these. */
    record OneOf(String path, List<String> values, boolean negated) implements Guard {
      public OneOf {
        values = List.copyOf(values);
      }
    }

    /** The value is a text that starts with, ends with or contains another. */
    record Matches(String path, Match match, String text) implements Guard {}

    /** The value is there and not null, or it is not. */
    record Present(String path, boolean present) implements Guard {}

    /** The path that is looked at. */
    String path();
  }

  /** How a guard searches. */
  public enum Match {
    STARTS_WITH,
    ENDS_WITH,
    CONTAINS
  }

  /** What a rule makes. */
  public sealed interface Target {
    /** A change of a record. */
    record RecordChange(TypeName record, ValueSource id, List<Assignment> assignments)
        implements Target {
      public RecordChange {
        assignments = List.copyOf(assignments);
      }
    }

    /** The news that a record is gone. */
    record RecordGone(TypeName record, ValueSource id) implements Target {}

    /** A happening. */
    record Happening(TypeName event, List<Assignment> assignments) implements Target {
      public Happening {
        assignments = List.copyOf(assignments);
      }
    }
  }

  /** Sets a field. */
  public record Assignment(String field, ValueSource value) {}

  /** Where a value comes from: a start and the modifiers that are applied to it in order. */
  public record ValueSource(Origin origin, List<Modifier> modifiers) {
    public ValueSource {
      modifiers = List.copyOf(modifiers);
    }
  }

  /** The start of a value. */
  public sealed interface Origin {
    /**
     * A path of the outside: a column, an XES attribute ({@code trace.} before those of the case)
     * or a JSON path with dots. A name that holds dots is tried whole before it is taken apart.
     */
    record Outside(String path) implements Origin {}

    /** A text that stands for itself. */
    record Literal(String text) implements Origin {}
  }

  /** A change of a value on its way. */
  public sealed interface Modifier {
    /** Removes a prefix; a value without it does not fit. */
    record After(String prefix) implements Modifier {}

    /** Removes a suffix; a value without it does not fit. */
    record Before(String suffix) implements Modifier {}

    /** Replaces values; one that is not listed becomes {@code otherwise}, or does not fit. */
    record Translate(List<Translation> translations, @Nullable String otherwise)
        implements Modifier {
      public Translate {
        translations = List.copyOf(translations);
      }
    }

    /** Reads seconds since 1970-01-01T00:00Z as a time. */
    record EpochSeconds() implements Modifier {}

    /** Reads milliseconds since 1970-01-01T00:00Z as a time. */
    record EpochMilliseconds() implements Modifier {}

    /** Reads an amount in the hundredth part of its unit. */
    record Cents() implements Modifier {}

    /** Adds a currency to an amount. */
    record Currency(Origin currency) implements Modifier {}

    /**
     * Reads a date or time by a pattern of {@link java.time.format.DateTimeFormatter}.
     *
     * @param zone the zone of times without an offset, or null: UTC
     */
    record Dated(String pattern, @Nullable String zone) implements Modifier {}
  }

  /** One line of a translation. */
  public record Translation(String from, String to) {}
}

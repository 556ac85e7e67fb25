package dev.milepost.engine.logic;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;

/** Something that conditions read. */
public sealed interface Variable {

  /**
   * A field of a record.
   *
   * @param record 0: the one that plain references mean; 1, 2, ...: others of the type
   */
  record Field(FieldName name, int record) implements Variable {
    /** The field that a plain reference means. */
    public static Field plain(FieldName name) {
      return new Field(name, 0);
    }
  }

  /** Whether there is a record; only where a condition speaks of all records of its type. */
  record Present(TypeName type, int record) implements Variable {}

  /**
   * Whether a signal turned a record for {@code becomes} or {@code changes}.
   *
   * @param key the condition's canonical text
   */
  record Turned(String key, TypeName type, int record) implements Variable {}

  /**
   * How many happenings were received.
   *
   * @param key the canonical text of the condition that asks for at least one
   */
  record Times(String key) implements Variable {}

  /** Whether a happening was received; only where conditions ask for different ones of an event. */
  record HappeningPresent(TypeName event, int number) implements Variable {}

  /** A payload field of such a happening. */
  record HappeningField(FieldName name, int number) implements Variable {}

  /** When such a happening was received. */
  record HappeningAt(TypeName event, int number) implements Variable {}

  /** When the visit began, where happenings are counted both in the visit and in a span. */
  record Entered() implements Variable {}

  /**
   * Since when a condition has been true.
   *
   * @param key the condition's canonical text
   */
  record Since(String key) implements Variable {}

  /** Whether another journey ended so. */
  record Ended(String journey, String outcome) implements Variable {}

  /** The last answer of the visit. */
  record Answer() implements Variable {}

  /**
   * A sum over records whose parts are not looked at.
   *
   * @param key the operand's canonical text
   */
  record Sum(String key) implements Variable {}
}

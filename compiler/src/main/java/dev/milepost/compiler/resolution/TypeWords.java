package dev.milepost.compiler.resolution;

import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Scalar;

/** Says of types what sentences need: their names and which of them can be compared. */
final class TypeWords {

  private TypeWords() {}

  /** What a value of the type is, with its article. */
  static String describe(FieldType type) {
    return switch (type) {
      case Choice _ -> "one of a list of values";
      case Scalar scalar ->
          switch (scalar) {
            case INTEGER -> "an integer";
            case MONEY -> "money";
            case TEXT, BOOLEAN, NUMBER, DATE, DATETIME, DURATION -> "a " + type.describe();
          };
    };
  }

  /** Whether values of both types are of one kind; lists of values are texts. */
  static boolean areComparable(FieldType left, FieldType right) {
    return family(left) == family(right);
  }

  /** Whether values of the type have an order that {@code <} can ask for. */
  static boolean isOrdered(FieldType type) {
    return !(type instanceof Choice) && type != Scalar.BOOLEAN;
  }

  /** Whether the type says a day: a date or a time. */
  static boolean isTemporal(FieldType type) {
    return type == Scalar.DATE || type == Scalar.DATETIME;
  }

  /** Whether values of the type can be added. */
  static boolean isSummable(FieldType type) {
    return type == Scalar.INTEGER || type == Scalar.NUMBER || type == Scalar.MONEY;
  }

  /** Whether a value of one type can stand where the other is wanted. */
  static boolean fits(FieldType given, FieldType wanted) {
    if (wanted instanceof Choice list) {
      return given instanceof Choice other && list.values().containsAll(other.values());
    }
    return given.equals(wanted)
        || (wanted == Scalar.TEXT && given instanceof Choice)
        || (wanted == Scalar.NUMBER && given == Scalar.INTEGER);
  }

  private static Scalar family(FieldType type) {
    return switch (type) {
      case Choice _ -> Scalar.TEXT;
      case Scalar scalar -> scalar == Scalar.INTEGER ? Scalar.NUMBER : scalar;
    };
  }
}

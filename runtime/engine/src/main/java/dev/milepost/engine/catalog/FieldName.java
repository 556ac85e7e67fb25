package dev.milepost.engine.catalog;

/**
 * The full name of a field: {@code Books.Invoice.Status}.
 *
 * @param type the record, event or action that has the field
 * @param field the field's own name
 */
public record FieldName(TypeName type, String field) implements Comparable<FieldName> {

  /** The text field that every record has without declaring it. */
  public static final String ID = "Id";

  /**
   * Reads {@code App.Record.Field}.
   *
   * @throws IllegalArgumentException where the text is not three names with dots between them
   */
  public static FieldName parse(String text) {
    int dot = text.lastIndexOf('.');
    if (dot <= 0 || dot == text.length() - 1) {
      throw new IllegalArgumentException("'" + text + "' is not of the form App.Record.Field");
    }
    return new FieldName(TypeName.parse(text.substring(0, dot)), text.substring(dot + 1));
  }

  @Override
  public int compareTo(FieldName other) {
    int byType = type.compareTo(other.type);
    return byType != 0 ? byType : field.compareTo(other.field);
  }

  @Override
  public String toString() {
    return type + "." + field;
  }
}

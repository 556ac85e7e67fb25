package dev.milepost.engine.json;

/** A text is not the JSON that it should be. The message is a sentence for people. */
public final class JsonSyntaxException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  JsonSyntaxException(String message, int line, int column) {
    // Without a stack trace: bad messages may come in masses, and the place is in the text.
    super(message, null, false, false);
    this.line = line;
    this.column = column;
  }

  /** The line of the text, from 1. */
  public int line() {
    return line;
  }

  /** The column in that line, from 1, in UTF-16 units. */
  public int column() {
    return column;
  }

  /** The message with its place: {@code line 3, column 7: the text ends too early}. */
  public String describe() {
    return "line " + line + ", column " + column + ": " + getMessage();
  }
}

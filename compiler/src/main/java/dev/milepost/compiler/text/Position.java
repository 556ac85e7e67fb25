package dev.milepost.compiler.text;

/**
 * A place as editors show it.
 *
 * @param line from 1
 * @param column from 1, in code points; a tab is one
 */
public record Position(int line, int column) {
  @Override
  public String toString() {
    return line + ":" + column;
  }
}

package dev.milepost.engine.logic.text;

/** What is asked of a text. */
public sealed interface TextPattern {

  /** Whether the text is this one. */
  record Same(String text) implements TextPattern {}

  /** Whether the text comes before this one by code point, is this one, or comes after it. */
  record Ordered(String text) implements TextPattern {}

  /** Whether the text has this part. */
  record Contains(String text) implements TextPattern {}

  /** Whether the text begins so. */
  record StartsWith(String text) implements TextPattern {}

  /** Whether the text ends so. */
  record EndsWith(String text) implements TextPattern {}

  /** The text that is asked for. */
  String text();
}

package dev.milepost.cli.view;

import dev.milepost.cli.terminal.Style;
import java.util.List;

/**
 * One line of a timeline.
 *
 * @param label what kind of thing happened, in a word
 * @param styles how the label looks
 * @param text what happened; escaped
 * @param isStriking whether the text looks like its label
 */
record Event(String label, List<Style> styles, String text, boolean isStriking) {

  Event {
    styles = List.copyOf(styles);
  }

  static Event of(String label, Style style, String text) {
    return new Event(label, List.of(style), text, false);
  }

  static Event striking(String label, Style style, String text) {
    return new Event(label, List.of(style), text, true);
  }
}

package dev.milepost.cli.terminal;

import java.util.List;

/** Puts colours on text, or leaves it as it is. */
public final class Paint {

  /** Leaves text as it is. */
  public static final Paint NONE = new Paint(false);

  /** Uses the sixteen colours that every terminal has. */
  public static final Paint COLORS = new Paint(true);

  private static final String START = "\u001b[";
  private static final String END = "\u001b[0m";

  private final boolean colors;

  private Paint(boolean colors) {
    this.colors = colors;
  }

  /** Whether there are colours. */
  public boolean hasColors() {
    return colors;
  }

  /** The text in a style. */
  public String paint(Style style, String text) {
    return colors && !text.isEmpty() ? START + style.code() + 'm' + text + END : text;
  }

  /** The text in several styles at once. */
  public String paint(List<Style> styles, String text) {
    String painted = text;
    for (Style style : styles) {
      painted = paint(style, painted);
    }
    return painted;
  }
}

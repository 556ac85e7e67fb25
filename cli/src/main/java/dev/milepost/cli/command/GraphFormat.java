package dev.milepost.cli.command;

/** How a journey is drawn. */
public enum GraphFormat {
  /** Text that pages and editors turn into a picture. */
  MERMAID,
  /** A picture. */
  SVG
}

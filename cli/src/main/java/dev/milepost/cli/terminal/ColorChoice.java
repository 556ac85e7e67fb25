package dev.milepost.cli.terminal;

/** When colours are used. */
public enum ColorChoice {
  /** On a terminal, unless {@code NO_COLOR} is set. */
  AUTO,
  /** Also in a pipe. */
  ALWAYS,
  /** Not at all. */
  NEVER
}

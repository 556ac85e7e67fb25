package dev.milepost.cli.command;

/** What the number says with which a command ends. */
public final class ExitCode {

  /** Done, and nothing to complain about. */
  public static final int CLEAN = 0;

  /** The journeys have findings: something in them has to change. */
  public static final int FINDINGS = 1;

  /** Wrong usage, or a file, database or disk that cannot be read or written. */
  public static final int UNUSABLE = 2;

  /** A fault of Milepost. */
  public static final int FAULT = 3;

  private ExitCode() {}
}

package dev.milepost.cli.command;

/** How a replay is summed up. */
public enum ReplayFormat {
  /** For people. */
  TEXT,
  /** One JSON object, for programs. */
  JSON
}

package dev.milepost.cli.command;

/** How {@code check} writes what it found. */
public enum CheckFormat {
  /** For people. */
  TEXT,
  /** One object. */
  JSON,
  /** The OASIS standard for results of analyses. */
  SARIF,
  /** Annotations in GitHub Actions. */
  GITHUB,
  /** For build servers. */
  JUNIT
}

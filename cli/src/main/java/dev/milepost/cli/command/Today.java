package dev.milepost.cli.command;

import java.time.LocalDate;
import java.time.ZoneId;

/** The day on which allowances are judged. */
final class Today {

  private Today() {}

  /** The day where the command runs. */
  static LocalDate here() {
    return LocalDate.now(ZoneId.systemDefault());
  }
}

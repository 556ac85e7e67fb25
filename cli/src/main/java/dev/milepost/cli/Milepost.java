package dev.milepost.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code milepost}. */
@Command(
    name = "milepost",
    description = "Customer journeys as code.",
    mixinStandardHelpOptions = true,
    version = "milepost 0.1.0-SNAPSHOT")
public final class Milepost {

  private Milepost() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Milepost()).execute(arguments));
  }
}

package dev.milepost.cli;

import dev.milepost.cli.command.Version;
import dev.milepost.cli.terminal.ColorChoice;
import dev.milepost.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What stands before the commands. */
@Command(
    name = "milepost",
    // None is a method; looking for some takes time.
    addMethodSubcommands = false,
    versionProvider = Version.class,
    header = "Customer journeys as code: check them, compile them, run signals through them.",
    customSynopsis = "milepost COMMAND [OPTIONS] [ARGUMENTS]",
    description = {
      "A journey is a text that says through which stages a customer goes, and which facts in"
          + " your apps move the customer on. Milepost finds mistakes in that text before"
          + " anything runs, and runs it on signals from those apps."
    },
    footerHeading = "%nStart here%n",
    footer = {
      "  milepost demo                      five customers on one journey, in seconds",
      "  milepost check journeys            find mistakes in the journeys of a folder",
      "  milepost COMMAND --help            what a command does, with examples",
      "",
      "Read on in docs/cli.md."
    })
final class RootCommand {
  private final Terminal terminal;

  RootCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Explain the command and end.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version and end.")
  boolean version;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      description =
          "Colours: auto (on a terminal, unless NO_COLOR is set), always, never. Default: auto.")
  void color(ColorChoice choice) {
    terminal.color(choice);
  }
}

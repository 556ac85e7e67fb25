package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.cli.terminal.Surroundings;
import dev.milepost.cli.terminal.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What {@code docs/cli.md} says is what the commands are. */
final class DocumentationTest {

  private static final Path PAGE = Path.of("..", "docs", "cli.md");

  @Test
  void everyCommandIsListedAndDescribedWithItsOptions() throws IOException {
    String page = Files.readString(PAGE);
    for (Map.Entry<String, CommandSpec> command : commands().entrySet()) {
      String row = "| [`" + command.getKey() + "`](";
      assertThat(page).contains(row);
      int start = page.indexOf(row) + row.length();
      String link = page.substring(start, page.indexOf(')', start));
      String description =
          link.startsWith("#")
              ? section(page, command.getKey())
              : Files.readString(PAGE.resolveSibling(link.substring(0, link.indexOf('#'))));

      if (link.startsWith("#")) {
        String synopsis = command.getValue().usageMessage().customSynopsis()[0];
        assertThat(description).startsWith("    " + synopsis + "\n");
      }
      for (OptionSpec option : command.getValue().options()) {
        if (!option.inherited()) {
          assertThat(description).as(command.getKey()).contains(option.longestName());
        }
      }
    }
  }

  @Test
  void theMembersOfTheSumAreDescribed() throws IOException {
    String section = section(Files.readString(PAGE), "replay");

    Path golden = Path.of("src/test/resources/dev/milepost/cli/replay.json");
    for (String line : Files.readAllLines(golden)) {
      if (line.startsWith("  \"")) {
        String member = line.substring(3, line.indexOf('"', 3));
        assertThat(section).contains("| `" + member + "` |");
      }
    }
  }

  /** What can be run, by its whole name. */
  private static Map<String, CommandSpec> commands() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    Terminal terminal = new Terminal(nowhere, nowhere, Surroundings.NONE, () -> 0);
    Map<String, CommandSpec> commands = new TreeMap<>();
    collect("", CommandTree.of(terminal), commands);
    return commands;
  }

  private static void collect(String prefix, CommandLine from, Map<String, CommandSpec> into) {
    from.getSubcommands()
        .forEach((name, command) -> {
          if (command.getSubcommands().isEmpty()) {
            into.put(prefix + name, command.getCommandSpec());
          } else {
            collect(prefix + name + " ", command, into);
          }
        });
  }

  private static String section(String page, String command) {
    String heading = "\n## " + command + "\n\n";
    assertThat(page).contains(heading);
    String rest = page.substring(page.indexOf(heading) + heading.length());
    int end = rest.indexOf("\n## ");
    return end < 0 ? rest : rest.substring(0, end);
  }
}

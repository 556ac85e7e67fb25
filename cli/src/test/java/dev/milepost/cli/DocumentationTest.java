package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.cli.terminal.Surroundings;
import dev.milepost.cli.terminal.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What {@code docs/cli.md} says is what the commands are. */
final class DocumentationTest {

  private static final Path PAGE = Path.of("..", "docs", "cli.md");

  @Test
  void everyCommandHasASectionWithItsSynopsisAndOptions() throws IOException {
    String page = Files.readString(PAGE);
    for (Map.Entry<String, CommandLine> command : commands().entrySet()) {
      CommandSpec specification = command.getValue().getCommandSpec();
      String section = section(page, command.getKey());

      assertThat(page).contains("| [`" + command.getKey() + "`](#" + command.getKey() + ") |");
      assertThat(section)
          .startsWith("    " + specification.usageMessage().customSynopsis()[0] + "\n");
      for (OptionSpec option : specification.options()) {
        if (!option.inherited()) {
          assertThat(section).contains(option.longestName());
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

  private static Map<String, CommandLine> commands() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    Terminal terminal = new Terminal(nowhere, nowhere, Surroundings.NONE, () -> 0);
    return CommandTree.of(terminal).getSubcommands();
  }

  private static String section(String page, String command) {
    String heading = "\n## " + command + "\n\n";
    assertThat(page).contains(heading);
    String rest = page.substring(page.indexOf(heading) + heading.length());
    int end = rest.indexOf("\n## ");
    return end < 0 ? rest : rest.substring(0, end);
  }
}

package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The demo as people see it, and that what it tells them to try next works. */
final class DemoTest {

  private static final Pattern FOLDER = Pattern.compile("Everything is in (.+): ");

  @Test
  void showsFiveCustomersAndWhatToTryNext() throws IOException {
    Invocation demo = Invocation.of("demo");

    assertThat(demo.messages()).isEmpty();
    assertThat(demo.exitCode()).isZero();
    Matcher matcher = FOLDER.matcher(demo.results());
    assertThat(matcher.find()).isTrue();
    Path folder = Path.of(matcher.group(1));
    try {
      Golden.assertMatches(
          "demo.txt",
          demo.results()
              .replace(folder.toString(), "DEMO")
              .replaceAll("\\d+ files of \\d+ workspaces with \\d+ journeys", "All journeys"));
      List<String> suggested =
          demo.results()
              .lines()
              .filter(line -> line.startsWith("  milepost "))
              .map(line -> line.substring("  milepost ".length()))
              .toList();
      assertThat(suggested).hasSize(4);
      for (String command : suggested) {
        assertThat(Invocation.of((Object[]) command.split(" ")))
            .as(command)
            .returns(0, Invocation::exitCode)
            .returns("", Invocation::messages);
      }
    } finally {
      remove(folder);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

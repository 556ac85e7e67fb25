package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.milepost.cli.terminal.Surroundings;
import dev.milepost.cli.terminal.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

/**
 * The commands on the pages. A block {@code shell} holds commands of which each names a command and
 * options that there are; a block {@code console} holds commands behind {@code $} with the output
 * that they really have, which {@code -Dgolden=rewrite} writes anew.
 */
final class CommandBlocksTest {

  private static final String PROGRAM = "./milepost";
  private static final Pattern WORD = Pattern.compile("(?:'[^']*'|[^\\s'])+");

  @TestFactory
  Stream<DynamicTest> namesCommandsThatThereAre() throws IOException {
    Stream.Builder<DynamicTest> tests = Stream.builder();
    for (String page : DocumentBlock.pages()) {
      for (DocumentBlock block : DocumentBlock.of(page)) {
        if (block.language().equals("shell")) {
          tests.add(dynamicTest(block.place(), () -> block.text().lines().forEach(this::exists)));
        } else if (block.language().equals("console")) {
          tests.add(dynamicTest(block.place(), () -> printsThat(block)));
        }
      }
    }
    return tests.build();
  }

  @Test
  void theTestCommandOfTheReadmeIsWhatTheCiRuns() throws IOException {
    List<String> script = Files.readAllLines(DocumentBlock.ROOT.resolve(".ci/run"));
    String command = script.getLast();

    assertThat(command).startsWith("mvn ");
    assertThat(DocumentBlock.of("README.md").getFirst().text().lines()).contains(command);
  }

  private void exists(String line) {
    List<String> words = words(line);
    if (words.isEmpty() || !words.getFirst().equals(PROGRAM)) {
      return;
    }
    // Throws where a command or an option does not exist or has no such value.
    commands().parseArgs(words.subList(1, words.size()).toArray(String[]::new));
  }

  /** All commands, over a terminal that shows nothing. */
  static CommandLine commands() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    return CommandTree.of(new Terminal(nowhere, nowhere, Surroundings.NONE, () -> 0));
  }

  private static void printsThat(DocumentBlock block) throws IOException {
    String session = block.text();
    StringBuilder actual = new StringBuilder();
    for (String line : session.lines().filter(text -> text.startsWith("$ ")).toList()) {
      List<String> words = words(line.substring(2));
      assertThat(words.getFirst()).isEqualTo(PROGRAM);
      Object[] arguments =
          words.subList(1, words.size()).stream().map(CommandBlocksTest::fromHere).toArray();
      Invocation invocation = Invocation.of(arguments);
      actual.append(line).append('\n');
      actual.append((invocation.results() + invocation.messages()).replace("../", ""));
    }
    if ("rewrite".equals(System.getProperty("golden"))) {
      Path page = DocumentBlock.ROOT.resolve(block.page());
      Files.writeString(page, Files.readString(page).replace(session, actual.toString()));
      fail("wrote " + page + "; look at the difference and run again without -Dgolden=rewrite");
    }
    assertThat(actual.toString()).isEqualTo(session);
  }

  /** Pages speak from the folder of the repository, and tests run in that of the module. */
  private static String fromHere(String word) {
    Path path = DocumentBlock.ROOT.resolve(word);
    return Files.exists(path) ? path.toString() : word;
  }

  /** The words of a line of shell without a comment; of quotes, pages use single ones. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find() && !matcher.group().startsWith("#")) {
      words.add(matcher.group().replace("'", ""));
    }
    return words;
  }
}

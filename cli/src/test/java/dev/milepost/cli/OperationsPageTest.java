package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page for operators, from its first command to its last, in a folder of its own. {@code
 * -Dgolden=rewrite} writes what came out into the page.
 */
final class OperationsPageTest {

  private static final String PAGE = "docs/operations.md";
  private static final String FENCE = "```operator\n";
  private static final Pattern WORD = Pattern.compile("(?:'[^']*'|[^\\s'])+");
  private static final Pattern SPEED = Pattern.compile(" in [0-9.]+ s \\([0-9,]+ a second\\)");
  private static final Pattern SIZE = Pattern.compile("\\([0-9.]+ kB\\)");

  @TempDir Path folder;

  @Test
  void everyCommandGivesWhatThePageShows() throws IOException {
    String page = Files.readString(DocumentBlock.ROOT.resolve(PAGE));
    StringBuilder rewritten = new StringBuilder(page);
    int at = 0;
    for (DocumentBlock block : DocumentBlock.of(PAGE)) {
      if (block.language().equals("jsonl")) {
        Files.writeString(folder.resolve(block.scope()), block.text());
      } else if (block.language().equals("operator")) {
        String actual = run(block.text());
        if (!"rewrite".equals(System.getProperty("golden"))) {
          assertThat(actual).as(block.place()).isEqualTo(block.text());
        }
        at = rewritten.indexOf(FENCE + block.text(), at) + FENCE.length();
        rewritten.replace(at, at + block.text().length(), actual);
      }
    }
    if (!rewritten.toString().equals(page)) {
      Files.writeString(DocumentBlock.ROOT.resolve(PAGE), rewritten);
      fail("wrote " + PAGE + "; look at the difference and run again without -Dgolden=rewrite");
    }
  }

  private String run(String session) {
    StringBuilder actual = new StringBuilder();
    for (String line : session.lines().filter(text -> text.startsWith("$ ")).toList()) {
      List<Object> words = new ArrayList<>();
      Matcher matcher = WORD.matcher(line.substring("$ ./milepost ".length()));
      while (matcher.find()) {
        words.add(here(matcher.group().replace("'", "")));
      }
      Invocation invocation = Invocation.of(words.toArray());
      String said = invocation.results() + invocation.messages();
      actual.append(line).append('\n').append(steady(said));
    }
    return actual.toString();
  }

  /** Files of the page live in the folder of the test, the journeys in the repository. */
  private String here(String word) {
    if (word.startsWith("journeys/")) {
      return DocumentBlock.ROOT.resolve(word).toString();
    }
    boolean isFile = word.endsWith(".db") || word.endsWith(".jsonl");
    return isFile ? folder.resolve(word).toString() : word;
  }

  /** What differs from run to run is left out, and the folder of the test is none of the page's. */
  private String steady(String said) {
    String text = said.replace(folder + "/", "").replace(DocumentBlock.ROOT + "/", "");
    return SIZE.matcher(SPEED.matcher(text).replaceAll("")).replaceAll("(... kB)");
  }
}

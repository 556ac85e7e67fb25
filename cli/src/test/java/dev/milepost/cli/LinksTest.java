package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The links between the pages: files that there are, and headings that there are. */
final class LinksTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]*)(#[^)\\s]*)?\\)");
  private static final Pattern PAGE = Pattern.compile("(docs/[a-z-]+\\.md)(?:#([a-z-]+))?");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    List<String> pages = new ArrayList<>(DocumentBlock.pages());
    pages.addAll(DocumentBlock.pagesIn("docs/rules"));
    for (String page : pages) {
      Path file = DocumentBlock.ROOT.resolve(page);
      String prose = CODE.matcher(Files.readString(file)).replaceAll("");
      Matcher links = LINK.matcher(prose);
      while (links.find()) {
        String target = links.group(1);
        String heading = links.group(2) == null ? "" : links.group(2).substring(1);
        if (!target.contains("://") && !leads(file, target, heading)) {
          broken.add(page + ": " + links.group());
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyPageThatHelpNamesIsThere() throws IOException {
    List<String> helps = new ArrayList<>(List.of(Invocation.of("--help").results()));
    for (String command : CommandBlocksTest.commands().getSubcommands().keySet()) {
      helps.add(Invocation.of(command, "--help").results());
    }
    List<String> broken = new ArrayList<>();
    for (String help : helps) {
      Matcher pages = PAGE.matcher(help);
      while (pages.find()) {
        String heading = pages.group(2) == null ? "" : pages.group(2);
        if (!leads(DocumentBlock.ROOT.resolve("README.md"), pages.group(1), heading)) {
          broken.add(pages.group());
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static boolean leads(Path from, String target, String heading) throws IOException {
    Path file = target.isEmpty() ? from : from.resolveSibling(target);
    if (!Files.exists(file)) {
      return false;
    }
    return heading.isEmpty() || headings(file).contains(heading);
  }

  /** The anchors that GitHub gives the headings of a page. */
  private static List<String> headings(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }
}

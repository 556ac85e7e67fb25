package dev.milepost.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.diagnostic.TextRenderer;
import dev.milepost.compiler.syntax.SourceReader;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The files of {@code journeys/rejected}. Each is named after the rule that it breaks, and behind
 * {@code # expected:} it holds all that is said of it. {@code -Dgolden=rewrite} writes that part
 * anew and fails. What only recorded signals show stands with some of them, behind {@code #
 * signals:}. Notes of other rules are left out: a file speaks of one thing.
 */
final class RejectedTest {

  private static final Path FOLDER = Path.of("..", "journeys", "rejected");
  private static final String EXPECTED = "# expected:\n";
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);

  /**
   * A blank file has no room for an expectation, two megabytes are nothing to keep, and settings
   * stand in no journey file.
   */
  private static final Set<Rule> ELSEWHERE =
      EnumSet.of(Rule.EMPTY_FILE, Rule.FILE_TOO_LARGE, Rule.INVALID_SETTING);

  @TestFactory
  Stream<DynamicTest> saysWhatTheFileExpects() throws IOException {
    return files().stream()
        .map(file -> dynamicTest(file.getFileName().toString(), () -> assertAsExpected(file)));
  }

  @Test
  void everyRuleHasAFile() throws IOException {
    Set<Rule> shown =
        files().stream()
            .map(RejectedTest::rule)
            .collect(Collectors.toCollection(() -> EnumSet.copyOf(ELSEWHERE)));

    assertThat(shown).containsExactlyInAnyOrder(Rule.values());
  }

  @Test
  void anEmptyFileAndOneThatIsTooLargeAreRefused() {
    byte[] blank = "\n \n".getBytes(StandardCharsets.UTF_8);
    assertThat(findings("empty.journey", blank, Rule.EMPTY_FILE))
        .extracting(Diagnostic::rule)
        .containsExactly(Rule.EMPTY_FILE);
    byte[] large = new byte[SourceReader.MOST_BYTES + 1];
    Arrays.fill(large, (byte) '#');
    assertThat(findings("large.journey", large, Rule.FILE_TOO_LARGE))
        .extracting(Diagnostic::rule)
        .containsExactly(Rule.FILE_TOO_LARGE);
  }

  private static void assertAsExpected(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    List<Diagnostic> findings = findings(file.getFileName().toString(), content, rule(file));
    String actual = asComment(TextRenderer.plain().render(findings));

    assertThat(findings).extracting(Diagnostic::rule).contains(rule(file));
    int at = expectationAt(content);
    if ("rewrite".equals(System.getProperty("golden"))) {
      ByteArrayOutputStream rewritten = new ByteArrayOutputStream();
      rewritten.write(content, 0, at);
      rewritten.writeBytes((EXPECTED + actual).getBytes(StandardCharsets.UTF_8));
      Files.write(file, rewritten.toByteArray());
      fail("wrote " + file + "; look at the difference and run again without -Dgolden=rewrite");
    }
    String written = new String(content, at, content.length - at, StandardCharsets.UTF_8);
    assertThat(EXPECTED + actual).isEqualTo(written);
  }

  /** The lines of the comment behind {@code # signals:}. */
  private static List<String> signals(byte[] content) {
    return new String(content, StandardCharsets.UTF_8)
        .lines()
        .dropWhile(line -> !line.equals("# signals:"))
        .skip(1)
        .takeWhile(line -> line.startsWith("#   "))
        .map(line -> line.substring("#   ".length()))
        .toList();
  }

  /** Where the expectation begins; files need not be text, so their bytes are looked at. */
  private static int expectationAt(byte[] content) {
    int at = new String(content, StandardCharsets.ISO_8859_1).indexOf(EXPECTED);
    return at < 0 ? content.length : at;
  }

  private static String asComment(String text) {
    return text.lines()
        .map(line -> ("#   " + line).stripTrailing() + "\n")
        .collect(Collectors.joining());
  }

  private static List<Diagnostic> findings(String name, byte[] content, Rule rule) {
    Diagnostics unreadable = new Diagnostics();
    Optional<Source> source = SourceReader.read(name, content, unreadable);
    List<Workspace.File> files =
        source.map(text -> new Workspace.File(text, name)).stream().toList();
    Workspace workspace = Workspace.of(Path.of(name), files, unreadable.sorted());
    CompileOptions options =
        CompileOptions.on(TODAY)
            .withLevels(Compiled.notesOf(rule))
            .withHistory(RecordedLines.of(signals(content)));
    return Compiler.compile(workspace, options).diagnostics().stream()
        .filter(finding -> finding.severity() != Severity.NOTE || finding.rule() == rule)
        .toList();
  }

  /**
   * The rule that the name begins with; what follows a further dot tells files of one rule apart.
   */
  private static Rule rule(Path file) {
    String name = file.getFileName().toString();
    return Rule.of(name.substring(0, name.indexOf('.'))).orElseThrow();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".journey")).sorted().toList();
    }
  }
}

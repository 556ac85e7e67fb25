package dev.milepost.compiler.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.GoldenFiles;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.SourceFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What texts look like when they are laid out. */
final class FormatterTest {

  static List<Path> inputs() {
    return GoldenFiles.inputs("format", ".journey", ".map");
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void laysOut(Path file) {
    GoldenFiles.assertMatches(file, ".formatted", format(GoldenFiles.text(file)));
  }

  static List<Path> examples() {
    return SourceFiles.find(Path.of("../journeys")).files();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theExamplesAreLaidOut(Path file) {
    String text = GoldenFiles.text(file);
    assertThat(format(text)).as("`milepost fmt journeys` lays it out").isEqualTo(text);
  }

  @Test
  void writesTheResolvedTarget() {
    String formatted =
        format(
            """
            journey "J" for Customer
              stage "Live"
                advances when: A.B.C = 1
              # Stages in between do not matter, clauses neither.
              again after ending
              stage "First Renewal"
                ends as "won"
            """);
    assertThat(formatted).contains("    advances to \"First Renewal\" when: A.B.C = 1\n");
  }

  @Test
  void leavesATransitionThatLeadsNowhereForTheCompilerToReport() {
    assertThat(format("journey \"J\" for C stage \"Last\" advances after 1 day"))
        .contains("    advances after 1 day\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "advances to \"B\" when: A.B.C = 1\n    advances to \"C\" when: A.B.D = 1",
        "advances to \"C\" when: A.B.D = 1\n    advances to \"B\" when: A.B.C = 1",
      })
  void neverReordersTransitions(String transitions) {
    assertThat(format("journey \"J\" for S stage \"A\" " + transitions)).contains(transitions);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void endsLinesWithALineFeed(String lineEnd) {
    String text = String.join(lineEnd, "app A", "  # of the record", "  record B", "", "app C");
    assertThat(format(text)).isEqualTo("app A\n  # of the record\n  record B\n\napp C\n");
  }

  @Test
  void keepsATextOfCommentsAlone() {
    assertThat(format("  # one\n\n\n#two  ")).isEqualTo("# one\n\n#two\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "monday to friday|weekdays",
        "Monday, friday , tuesday, thursday,wednesday|weekdays",
        "sunday to saturday|every day",
        "monday, tuesday|Monday, Tuesday",
        "saturday, sunday, monday|Saturday to Monday",
        "sunday, monday, wednesday|Monday, Wednesday, Sunday",
      })
  void writesBusinessDaysInOneWay(String writtenAndExpected) {
    String[] days = writtenAndExpected.split("\\|", -1);
    String clause = "calendar \"UTC\" %s 09:00-17:00";
    assertThat(format("journey \"J\" for S " + clause.formatted(days[0])))
        .contains(clause.formatted(days[1]));
  }

  @Test
  void leavesATextWithSyntaxErrorsAlone() {
    Diagnostics diagnostics = new Diagnostics();
    Source source = Source.of("a.journey", "journey \"J\" for S\n  starts whne: A.B.C = 1\n");
    assertThat(Formatter.format(source, diagnostics)).isEmpty();
    assertThat(diagnostics.sorted())
        .singleElement()
        .satisfies(diagnostic -> assertThat(diagnostic.rule()).isEqualTo(Rule.SYNTAX));
  }

  @Test
  void laysOutTextsThatAreVeryLong() {
    // Each would be a place for a quadratic algorithm, with which this would not end.
    String comments = "  # a comment\n".repeat(20_000);
    assertThat(format("app A\n" + comments + "app B\n")).hasLineCount(20_003);
    String condition = "A.B.C = 1" + " AND A.B.C = 1".repeat(20_000);
    assertThat(format("journey \"J\" for S starts when: " + condition)).hasLineCount(20_003);
    String stages = "stage \"A\" ends as \"b\" ".repeat(5_000);
    assertThat(format("journey \"J\" for S " + stages)).hasLineCount(15_000);
  }

  @Test
  void countsColumnsAsATerminalDoes() {
    String wide = "口".repeat(40);
    assertThat(format("journey \"J\" for S starts when: A.B.C = \"" + wide + "\""))
        .isEqualTo("journey \"J\" for S\n  starts when:\n    A.B.C = \"" + wide + "\"\n");
    assertThat(wide.getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(Layout.WIDTH);
  }

  private static String format(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<String> formatted = Formatter.format(Source.of("test", text), diagnostics);
    assertThat(diagnostics.sorted()).isEmpty();
    return formatted.orElseThrow();
  }
}

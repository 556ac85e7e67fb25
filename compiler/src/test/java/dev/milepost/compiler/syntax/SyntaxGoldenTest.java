package dev.milepost.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.GoldenFiles;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.TextRenderer;
import dev.milepost.compiler.text.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the front end makes of texts: trees of right ones, findings of wrong ones. */
final class SyntaxGoldenTest {

  static List<Path> trees() {
    return GoldenFiles.inputs("syntax/trees", ".journey", ".map");
  }

  static List<Path> errors() {
    return GoldenFiles.inputs("syntax/errors", ".journey", ".map");
  }

  @ParameterizedTest
  @MethodSource("trees")
  void readsIntoTheTree(Path file) {
    Diagnostics diagnostics = new Diagnostics();
    String tree = read(file, diagnostics);
    assertThat(diagnostics.sorted()).isEmpty();
    GoldenFiles.assertMatches(file, ".tree", tree);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void reportsEveryMistakeOnce(Path file) {
    Diagnostics diagnostics = new Diagnostics();
    read(file, diagnostics);
    GoldenFiles.assertMatches(file, ".findings", TextRenderer.plain().render(diagnostics.sorted()));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void keepsWhatBrokenFilesDeclare(Path file) {
    GoldenFiles.assertMatches(file, ".tree", read(file, new Diagnostics()));
  }

  private static String read(Path file, Diagnostics diagnostics) {
    Source source = Source.of(file.getFileName().toString(), GoldenFiles.text(file));
    if (file.toString().endsWith(".map")) {
      return SyntaxParser.parseMapping(source, diagnostics).map(TreePrinter::print).orElse("");
    }
    return SyntaxParser.parse(source, diagnostics).declarations().stream()
        .map(TreePrinter::print)
        .collect(Collectors.joining("\n"));
  }
}

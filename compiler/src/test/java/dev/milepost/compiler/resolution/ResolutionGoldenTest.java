package dev.milepost.compiler.resolution;

import dev.milepost.compiler.Compiled;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.GoldenFiles;
import dev.milepost.compiler.MappingCompilation;
import dev.milepost.compiler.diagnostic.TextRenderer;
import dev.milepost.compiler.text.Source;
import dev.milepost.engine.catalog.Catalog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the compiler says about texts that can be read but mean nothing, or run badly. */
class ResolutionGoldenTest {

  static List<Path> journeys() {
    return GoldenFiles.inputs("resolution", ".journey");
  }

  static List<Path> mappings() {
    return GoldenFiles.inputs("resolution", ".map");
  }

  @ParameterizedTest
  @MethodSource("journeys")
  void reportsEveryMistakeOnce(Path file) {
    GoldenFiles.assertMatches(file, ".findings", Compiled.findings(Compiled.file(file)));
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void reportsEveryMistakeOfAMappingOnce(Path file) {
    Catalog catalog = Compiled.file(file.resolveSibling("scenarios.journey")).catalog();
    Source source = Source.of(file.getFileName().toString(), GoldenFiles.text(file));
    MappingCompilation mapping = Compiler.compileMapping(source, catalog);
    String findings = TextRenderer.plain().render(mapping.diagnostics());
    GoldenFiles.assertMatches(file, ".findings", findings);
  }
}

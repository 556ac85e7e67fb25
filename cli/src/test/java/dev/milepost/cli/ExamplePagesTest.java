package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.MappingCompilation;
import dev.milepost.compiler.diagnostic.TextRenderer;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspaces;
import dev.milepost.server.graph.MermaidGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What {@code journeys/README.md} shows of the examples, and the mappings beside them. */
final class ExamplePagesTest {

  private static final Path FOLDER = DocumentBlock.ROOT.resolve("journeys");
  private static final String README = "journeys/README.md";
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);

  @TestFactory
  Stream<DynamicTest> mappingsFitTheirWorkspace() throws IOException {
    Stream.Builder<DynamicTest> tests = Stream.builder();
    for (Compilation compilation : compilations()) {
      for (Path file : files(compilation.workspace().root(), ".map")) {
        Source source = Source.of(file.toString(), Files.readString(file));
        MappingCompilation mapping = Compiler.compileMapping(source, compilation.catalog());
        tests.add(
            dynamicTest(
                file.toString(),
                () -> assertThat(TextRenderer.plain().render(mapping.diagnostics())).isEmpty()));
      }
    }
    return tests.build();
  }

  /** {@code -Dgolden=rewrite} draws the pictures anew and fails. */
  @Test
  void thePicturesOfTheReadmeAreWhatIsDrawn() throws IOException {
    Map<String, String> drawn = new TreeMap<>();
    for (Compilation compilation : compilations()) {
      compilation
          .plans()
          .forEach(plan -> drawn.put(title(MermaidGraph.draw(plan)), MermaidGraph.draw(plan)));
    }
    Map<String, String> shown = new TreeMap<>();
    for (DocumentBlock block : DocumentBlock.of(README)) {
      if (block.language().equals("mermaid")) {
        shown.put(title(block.text()), block.text());
      }
    }
    assertThat(shown.keySet()).isEqualTo(drawn.keySet());
    if ("rewrite".equals(System.getProperty("golden"))) {
      Path file = DocumentBlock.ROOT.resolve(README);
      String text = Files.readString(file);
      for (Map.Entry<String, String> picture : shown.entrySet()) {
        text = text.replace(picture.getValue(), drawn.getOrDefault(picture.getKey(), ""));
      }
      Files.writeString(file, text);
      fail("wrote " + README + "; look at the difference and run again without -Dgolden=rewrite");
    }
    assertThat(shown).isEqualTo(drawn);
  }

  @Test
  void theReadmeListsEveryFolder() throws IOException {
    String readme = Files.readString(DocumentBlock.ROOT.resolve(README));
    try (Stream<Path> folders = Files.list(FOLDER)) {
      assertThat(folders.filter(Files::isDirectory).map(path -> path.getFileName().toString()))
          .allSatisfy(name -> assertThat(readme).contains("[" + name + "](" + name + ")"));
    }
  }

  private static List<Compilation> compilations() {
    return Workspaces.find(List.of(FOLDER)).workspaces().stream()
        .map(workspace -> Compiler.compile(workspace, TODAY))
        .toList();
  }

  private static String title(String picture) {
    return picture.lines().filter(line -> line.startsWith("title: ")).findFirst().orElse("");
  }

  private static List<Path> files(Path folder, String extension) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(extension)).sorted().toList();
    }
  }
}

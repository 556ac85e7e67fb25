package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.MappingCompilation;
import dev.milepost.compiler.diagnostic.TextRenderer;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.compiler.workspace.Workspaces;
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
import org.junit.jupiter.api.io.TempDir;

/** What {@code journeys/README.md} shows of the examples, and the mappings beside them. */
final class ExamplePagesTest {

  private static final Path FOLDER = DocumentBlock.ROOT.resolve("journeys");
  private static final String README = "journeys/README.md";
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);

  @TempDir Path folder;

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
  void thePicturesAreWhatIsDrawn() throws IOException {
    Map<Path, String> drawn = new TreeMap<>();
    for (Path workspace : workspacesWithJourneys()) {
      Path pictures = folder.resolve(workspace.getFileName());
      Invocation drawing =
          Invocation.of("graph", workspace, "--format", "svg", "--output", pictures);
      assertThat(drawing.exitCode()).as(drawing.messages()).isZero();
      for (Path picture : files(pictures, ".svg")) {
        drawn.put(workspace.resolve(picture.getFileName()), Files.readString(picture));
      }
    }
    if ("rewrite".equals(System.getProperty("golden"))) {
      for (Map.Entry<Path, String> picture : drawn.entrySet()) {
        Files.writeString(picture.getKey(), picture.getValue());
      }
      fail("wrote the pictures; look at them and run again without -Dgolden=rewrite");
    }
    assertThat(files(FOLDER, ".svg")).containsExactlyElementsOf(drawn.keySet());
    drawn.forEach((file, picture) -> assertThat(file).hasContent(picture));
  }

  @Test
  void theReadmeShowsEveryPicture() throws IOException {
    String readme = Files.readString(DocumentBlock.ROOT.resolve(README));
    assertThat(files(FOLDER, ".svg"))
        .isNotEmpty()
        .allSatisfy(file ->
            assertThat(readme)
                .contains("](" + FOLDER.relativize(file).toString().replace('\\', '/') + ")"));
  }

  @Test
  void everyWorkspaceIsLaidOut() {
    for (Path workspace : workspaces()) {
      assertThat(Invocation.of("fmt", "--check", workspace).exitCode()).isZero();
    }
  }

  @Test
  void theScenariosOfEveryJourneyPass() {
    for (Path workspace : workspacesWithJourneys()) {
      Invocation tested = Invocation.of("test", workspace);
      assertThat(tested.exitCode()).as(tested.results()).isZero();
      assertThat(tested.results()).contains("passed");
    }
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

  private static List<Path> workspaces() {
    return Workspaces.find(List.of(FOLDER)).workspaces().stream().map(Workspace::root).toList();
  }

  /** Some workspaces only declare apps, to copy. */
  private static List<Path> workspacesWithJourneys() {
    return compilations().stream()
        .filter(compilation -> !compilation.plans().isEmpty())
        .map(compilation -> compilation.workspace().root())
        .toList();
  }

  private static List<Path> files(Path folder, String extension) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(extension)).sorted().toList();
    }
  }
}

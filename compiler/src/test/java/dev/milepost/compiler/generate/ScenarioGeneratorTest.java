package dev.milepost.compiler.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiled;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.GoldenFiles;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.format.Formatter;
import dev.milepost.compiler.generate.ScenarioGenerator.Generated;
import dev.milepost.compiler.scenario.ScenarioRunner;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.compiler.workspace.Workspaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioGeneratorTest {

  @Test
  void takesEveryWayOfTheExamplesWithScenariosThatPass() {
    for (Workspace workspace : Workspaces.find(List.of(Path.of("../journeys"))).workspaces()) {
      Compilation compilation = Compiler.read(workspace, Compiled.TODAY);

      Generated generated = ScenarioGenerator.generate(compilation, Compiled.TODAY);

      assertThat(generated.missing()).as("%s", workspace.root()).isEmpty();
      // A workspace that only declares apps has no ways to take.
      assertThat(generated.scenarios() > 0)
          .as("%s", workspace.root())
          .isEqualTo(!compilation.plans().isEmpty());
      if (generated.scenarios() > 0) {
        assertPasses(workspace, generated);
      }
    }
  }

  @Test
  void writesWhatAPersonWouldWrite() {
    Path input = GoldenFiles.inputs("generate", "conditions.journey").getFirst();
    Compilation compilation = Compiled.file(input);
    assertThat(Compiled.findings(compilation)).isEmpty();

    Generated generated = ScenarioGenerator.generate(compilation, Compiled.TODAY);

    GoldenFiles.assertMatches(input, ".scenarios", generated.text());
    Source source = Source.of("generated", generated.text());
    assertThat(Formatter.format(source, new Diagnostics())).contains(generated.text());
    assertThat(generated.missing()).isEmpty();
    assertPasses(compilation.workspace(), generated);
  }

  @Test
  void saysWhichWaysItDoesNotFind() {
    String journey =
        """
        app A
          record R
            S: "x" | "y"
        subject C
          key K: A.R.Id
        journey "J" for C
          starts when: A.R.S = "x"
          stage "One"
            may wait forever
            allow dead-trigger because "a way that nobody finds is what this is about"
            advances to "Two" when: A.R.S = "x" AND A.R.S = "y"
          stage "Two"
            ends as "done"
        """;
    Compilation compilation = Compiled.text("j.journey", journey);

    Generated generated = ScenarioGenerator.generate(compilation, Compiled.TODAY);

    assertThat(generated.scenarios()).isEqualTo(1);
    assertThat(generated.missing()).singleElement().extracting(way -> way.line()).isEqualTo(11);
  }

  private static void assertPasses(Workspace workspace, Generated generated) {
    List<Workspace.File> files = new ArrayList<>();
    for (Source source : workspace.sources()) {
      files.add(new Workspace.File(source, workspace.pathOf(source)));
    }
    files.add(new Workspace.File(Source.of("generated", generated.text()), "generated"));
    Compilation compilation =
        Compiler.read(Workspace.of(workspace.root(), files, List.of()), Compiled.TODAY);
    assertThat(Compiled.findings(compilation)).isEmpty();
    ScenarioRunner runner = ScenarioRunner.of(compilation);
    assertThat(compilation.scenarios()).hasSizeGreaterThanOrEqualTo(generated.scenarios());
    assertThat(compilation.scenarios())
        .allSatisfy(scenario -> assertThat(runner.run(scenario).passed()).isTrue());
  }
}

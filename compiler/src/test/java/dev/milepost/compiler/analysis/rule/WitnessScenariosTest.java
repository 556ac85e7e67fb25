package dev.milepost.compiler.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.TextRenderer;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.scenario.ScenarioRunner;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.witness.ScenarioWriter;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.compiler.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every witness can be written as a scenario, and that scenario passes. */
final class WitnessScenariosTest {

  private static final Path REJECTED = Path.of("..", "journeys", "rejected");
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);
  private static final List<String> SHOWN =
      List.of(
          "overlapping-transitions",
          "order-race",
          "stuck",
          "time-gap",
          "lost-trigger",
          "stale-trigger",
          "unknown-trap",
          "instant-loop",
          "loop-without-progress",
          "broken-promise");

  @TestFactory
  Stream<DynamicTest> aWitnessPassesAsAScenario() {
    return SHOWN.stream().map(rule -> dynamicTest(rule, () -> assertPasses(rule)));
  }

  private static void assertPasses(String rule) throws IOException {
    String text = Files.readString(REJECTED.resolve(rule + ".journey"));
    List<Witness> witnesses = new ArrayList<>();
    for (Diagnostic finding : compiled(text).diagnostics()) {
      if (finding.rule().id().equals(rule)
          && finding.verdict() instanceof Verdict.Refuted(Witness witness)) {
        witnesses.add(witness);
      }
    }
    assertThat(witnesses).isNotEmpty();
    for (Witness witness : witnesses) {
      Compilation with =
          Compiler.read(
              Workspace.of(
                  Source.of(
                      "with.journey", text + "\n" + ScenarioWriter.write("witness", witness))),
              TODAY);
      assertThat(with.hasErrors()).as(TextRenderer.plain().render(with.diagnostics())).isFalse();
      var result = ScenarioRunner.of(with).run(with.scenarios().getFirst());
      assertThat(result.passed()).as(result.toString()).isTrue();
    }
  }

  private static Compilation compiled(String text) {
    return Compiler.compile(Workspace.of(Source.of("rejected.journey", text)), TODAY);
  }
}

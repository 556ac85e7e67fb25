package dev.milepost.bench.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.diagnostic.TextRenderer;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A workspace larger than those that people write. */
class GeneratedWorkspaceTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final int JOURNEYS = 200;
  private static final int STAGES = 20;
  private static final long SEED = 1;

  @Test
  void compilesEveryJourney() {
    Compilation compilation =
        Compiler.read(GeneratedWorkspace.make(JOURNEYS, STAGES, SEED).workspace(), TODAY);
    assertThat(compilation.hasErrors())
        .as(TextRenderer.plain().render(compilation.diagnostics()))
        .isFalse();
    assertThat(compilation.plans()).hasSize(JOURNEYS);
    assertThat(compilation.plans()).allMatch(plan -> plan.stages().size() == STAGES);
  }

  @Test
  void isTheSameForTheSameSeed() {
    assertThat(GeneratedWorkspace.make(20, STAGES, SEED))
        .isEqualTo(GeneratedWorkspace.make(20, STAGES, SEED))
        .isNotEqualTo(GeneratedWorkspace.make(20, STAGES, SEED + 1));
  }

  @Test
  void beginsLikeALargerOne() {
    assertThat(GeneratedWorkspace.make(20, STAGES, SEED).files())
        .containsAllEntriesOf(GeneratedWorkspace.make(10, STAGES, SEED).files());
  }
}

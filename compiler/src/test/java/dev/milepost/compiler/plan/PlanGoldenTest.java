package dev.milepost.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiled;
import dev.milepost.compiler.GoldenFiles;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanFormatException;
import dev.milepost.engine.plan.PlanHash;
import dev.milepost.engine.plan.PlanJson;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plans that journeys become. */
class PlanGoldenTest {

  static List<Path> journeys() {
    return GoldenFiles.inputs("plan", ".journey");
  }

  @ParameterizedTest
  @MethodSource("journeys")
  void becomesThisPlan(Path file) throws PlanFormatException {
    Compilation compilation = Compiled.file(file);
    assertThat(Compiled.findings(compilation)).isEmpty();
    String json = PlanJson.write(compilation.plans().getFirst());
    GoldenFiles.assertMatches(file, ".plan.json", json);
    assertThat(PlanJson.read(json)).isEqualTo(compilation.plans().getFirst());
  }

  @Test
  void hasTheSameHashWhateverTheLayoutCommentsScenariosAndUnreadDeclarations() {
    String text = GoldenFiles.text(journeys().getLast());
    String other =
        text.replace(
                "app Mail",
                "# another comment\napp Unread\n  record Thing\n    A: text\n\napp Mail")
            .replace("    Amount:     money\n", "")
            .replace("  again 90 days", "\n\n  again 90 days")
            .replaceAll("(?s)\nscenario .*", "\n");
    Plan plan = Compiled.text("a.journey", text).plans().getFirst();
    Plan otherPlan = Compiled.text("b.journey", other).plans().getFirst();
    assertThat(otherPlan.source().file()).isNotEqualTo(plan.source().file());
    assertThat(PlanHash.of(otherPlan)).isEqualTo(PlanHash.of(plan));
  }

  @Test
  void hasAnotherHashForAnotherOrderOfTransitions() {
    Plan plan = Compiled.text("a.journey", TWO_WAYS.formatted("Won", "Lost")).plans().getFirst();
    Plan turned = Compiled.text("a.journey", TWO_WAYS.formatted("Lost", "Won")).plans().getFirst();
    assertThat(PlanHash.of(turned)).isNotEqualTo(PlanHash.of(plan));
  }

  private static final String TWO_WAYS =
      """
      app CRM
        record Deal
          Stage: "Open" | "Won" | "Lost"
      subject Customer
        key Number: CRM.Deal.Id
      journey "Sale" for Customer
        starts when: CRM.Deal.Stage = "Open"
        stage "Open"
          may wait forever
          advances to "Done" when: CRM.Deal.Stage = "%s"
          advances to "Done" when: CRM.Deal.Stage = "%s"
        stage "Done"
          ends as "done"
      """;
}

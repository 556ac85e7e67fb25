package dev.milepost.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspaces;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.engine.mapping.SignalMapping.Guard;
import dev.milepost.engine.mapping.SignalMapping.Modifier;
import dev.milepost.engine.mapping.SignalMapping.Origin;
import dev.milepost.engine.mapping.SignalMapping.Target;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanFormatException;
import dev.milepost.engine.plan.PlanJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The journeys that the repository shows. */
class ExamplesTest {
  private static final Path JOURNEYS = Path.of("../journeys");

  @Test
  void haveNoFindingsAndBecomePlans() throws PlanFormatException {
    Workspaces found = Workspaces.find(List.of(JOURNEYS));
    assertThat(found.problems()).isEmpty();
    assertThat(found.workspaces()).hasSizeGreaterThanOrEqualTo(2);
    for (var workspace : found.workspaces()) {
      Compilation compilation = Compiler.compile(workspace, Compiled.at(Compiled.withoutNotes()));
      assertThat(Compiled.findings(compilation)).isEmpty();
      assertThat(compilation.plans()).hasSameSizeAs(compilation.model().journeys());
      for (Plan plan : compilation.plans()) {
        assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
        assertThat(plan.source().file()).doesNotContain("..").doesNotContain("\\");
      }
    }
  }

  @Test
  void leadThroughTheLoanAsTheBankDoes() {
    Plan plan = lending().plans().getFirst();
    List<String> ways =
        plan.stages().stream()
            .flatMap(
                stage -> stage.transitions().stream().map(t -> stage.name() + ">" + t.target()))
            .toList();
    assertThat(ways)
        .contains(
            "Submitted>PreAccepted",
            "PreAccepted>OfferOut",
            "OfferOut>OfferReturned",
            "OfferReturned>Approved");
    assertThat(plan.endings()).extracting(Plan.Ending::target).contains("Declined", "Cancelled");
    assertThat(plan.declarations().apps()).extracting(app -> app.name()).contains("Loan", "Offer");
  }

  @Test
  void readTheLogOfTheLoansByAMapping() {
    Source source =
        Source.of("loan-log.map", GoldenFiles.text(JOURNEYS.resolve("lending/loan-log.map")));
    MappingCompilation compiled = Compiler.compileMapping(source, lending().catalog());
    assertThat(compiled.diagnostics()).isEmpty();
    SignalMapping mapping = Objects.requireNonNull(compiled.mapping());
    SignalMapping.Rule first = mapping.rules().getFirst();
    assertThat(first.guards())
        .containsExactly(new Guard.Matches("concept:name", SignalMapping.Match.STARTS_WITH, "A_"));
    assertThat(first.place().file()).isEqualTo("loan-log.map");
    assertThat(first.target())
        .isInstanceOfSatisfying(
            Target.RecordChange.class,
            change -> {
              assertThat(change.record()).isEqualTo(new TypeName("Loan", "Application"));
              SignalMapping.ValueSource status = change.assignments().getFirst().value();
              assertThat(status.origin()).isEqualTo(new Origin.Outside("concept:name"));
              assertThat(status.modifiers()).containsExactly(new Modifier.After("A_"));
            });
  }

  private static Compilation lending() {
    Workspaces found = Workspaces.find(List.of(JOURNEYS.resolve("lending")));
    return Compiler.compile(found.workspaces().getFirst(), Compiled.TODAY);
  }
}

package dev.milepost.compiler.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiled;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.scenario.ScenarioResult;
import dev.milepost.compiler.scenario.ScenarioRunner;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.witness.Move;
import dev.milepost.compiler.witness.Standing;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WitnessFilesTest {

  private static final String TEXT =
      """
      app Books
        record Invoice
          CustomerId: text
          Status: "Sent" | "Overdue" | final "Paid"

      app Desk
        record Ticket
          CustomerId: text
          Status: "Open" | "Closed"

      subject Customer
        key Number: Books.Invoice.CustomerId, Desk.Ticket.CustomerId

      journey "Billing" for Customer
        starts when: Books.Invoice.Status = "Sent"

        stage "In doubt: 50%"
          may wait forever
          advances to "Settled" when: Books.Invoice.Status = "Paid"
          advances to "Asked" when: Desk.Ticket.Status = "Open"

        stage "Settled"
          ends as "paid"

        stage "Asked"
          ends as "asked"
      """;

  private static final TypeName INVOICE = new TypeName("Books", "Invoice");
  private static final TypeName TICKET = new TypeName("Desk", "Ticket");

  @Test
  void aWitnessIsAScenarioThatPasses() {
    Map<String, String> files = files(race());

    assertThat(files).hasSize(1);
    String name = files.keySet().iterator().next();
    assertThat(name).matches("no-way-out-in-doubt-50-[0-9a-f]{20}\\.journey");
    String text = files.values().iterator().next();
    assertThat(text).startsWith("# who comes first decides\n# milepost explain no-way-out\n");
    assertThat(run(text)).hasSize(2).allMatch(ScenarioResult::passed);
  }

  @Test
  void onlyFindingsWithAWitnessAreWritten() {
    assertThat(WitnessFiles.of(CheckReport.of(List.of(Compiled.text("billing.journey", TEXT)))))
        .isEmpty();
  }

  /** Who pays first is settled, who asks first is asked. */
  private static Witness race() {
    Move.Sets sent = sets(INVOICE, "I-1", "Sent");
    Move.Sets paid = sets(INVOICE, "I-1", "Paid");
    Move.Sets open = sets(TICKET, "T-1", "Open");
    Standing settled = new Standing.Ended("Settled", "paid");
    Standing asked = new Standing.Ended("Asked", "asked");
    return new Witness(
        "Billing",
        new SubjectName("Customer", "1"),
        Instant.parse("2026-01-05T09:00:00Z"),
        List.of(
            new Witness.Step(sent, new Standing.At("In doubt: 50%")),
            new Witness.Step(paid, settled),
            new Witness.Step(open, settled)),
        new Witness.Question.InWhichOrder(
            List.of(new Witness.Step(open, asked), new Witness.Step(paid, asked))));
  }

  private static Move.Sets sets(TypeName type, String id, String status) {
    return new Move.Sets(type, id, List.of(new FieldValue("Status", new Value.Text(status))));
  }

  private static Map<String, String> files(Witness witness) {
    Compilation compilation = Compiled.text("billing.journey", TEXT);
    Diagnostic finding =
        Diagnostic.of(
                Rule.NO_WAY_OUT,
                compilation.workspace().sources().getFirst().span(0, 3),
                "who comes first decides")
            .withVerdict(new Verdict.Refuted(witness))
            .withAbout(new About("Billing", "In doubt: 50%", List.of()));
    return WitnessFiles.of(
        CheckReport.of(
            List.of(
                new Compilation(
                    compilation.workspace(),
                    List.of(finding),
                    List.of(),
                    List.of(),
                    compilation.trees(),
                    compilation.model(),
                    compilation.plans()))));
  }

  private static List<ScenarioResult> run(String scenarios) {
    Compilation compilation =
        Compiler.compile(
            Workspace.of(Source.of("a.journey", TEXT), Source.of("b.journey", scenarios)),
            Compiled.at(Compiled.withoutNotes()));
    assertThat(compilation.hasErrors()).as(Compiled.findings(compilation)).isFalse();
    ScenarioRunner runner = ScenarioRunner.of(compilation);
    return compilation.scenarios().stream().map(runner::run).toList();
  }
}

package dev.milepost.compiler.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.analysis.state.Limits;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.engine.plan.Plan;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where each stage is looked at for itself, a witness tells what the stages before do not know:
 * dates, how long something has held, and records beside the newest.
 */
final class ToldBeforeEntryTest {

  private static final Limits EACH_FOR_ITSELF = new Limits(200_000, 20_000, 100, 1, 3);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at Books.Invoice.DueDate",
        "7 days after Books.Invoice.DueDate",
        "when: Desk.Ticket.Status = \"Open\" for 3 days",
        "when: count of Desk.Ticket (Status = \"Open\") >= 2",
        "when: count of Desk.Ticket (Status = \"Open\") >= 4",
        "when: any Desk.Ticket (Status = \"Closed\") AND Desk.Ticket.Status = \"Open\"",
        "when: no Desk.Ticket (Status = \"Open\") AND Desk.Ticket.Status = \"Closed\""
      })
  void whatHoldsBeforeTheStageIsToldInTheStageBefore(String way) {
    List<Witness> witnesses = overlaps(way);
    assertThat(witnesses).hasSize(1);
    assertThat(witnesses.getFirst().question()).isInstanceOf(Witness.Question.Which.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "when: CRM.Deal.Level = \"Silver\" AND count of Desk.Ticket >= 2",
        "when: CRM.Deal.Level = \"Silver\" AND Desk.Ticket.Status = \"Open\""
      })
  void whatCannotHoldTogetherIsNotFound(String way) {
    assertThat(overlaps(way)).isEmpty();
  }

  private static List<Witness> overlaps(String way) {
    Compilation compilation =
        Compiler.read(
            Workspace.of(Source.of("told.journey", TEXT.formatted(way))), LocalDate.of(2026, 1, 5));
    assertThat(compilation.hasErrors()).isFalse();
    Plan plan = compilation.plans().getFirst();
    return StateRules.check(
            compilation.catalog(),
            List.of(plan),
            compilation.model().journeys().getFirst(),
            plan,
            EACH_FOR_ITSELF)
        .sorted()
        .stream()
        .filter(finding -> finding.rule() == Rule.OVERLAPPING_TRANSITIONS)
        .map(Diagnostic::verdict)
        .map(verdict -> ((Verdict.Refuted) verdict).witness())
        .toList();
  }

  private static final String TEXT =
      """
      app CRM
        record Deal
          AccountId: text
          Stage: "Open" | "Won"
          Level: "Gold" | "Silver"

      app Desk
        record Ticket
          AccountId: text
          Status: "Open" | "Closed"

      app Books
        record Invoice
          AccountId: text
          DueDate: date

      subject Customer
        key AccountId: CRM.Deal.AccountId, Desk.Ticket.AccountId, Books.Invoice.AccountId

      journey "Told" for Customer
        starts when: CRM.Deal.Stage = "Open"

        stage "First"
          may wait forever
          advances to "Second" when: CRM.Deal.Stage = "Won"

        stage "Second"
          may wait forever
          advances to "Here" when: CRM.Deal.Level = "Gold"
          advances to "There" %s

        stage "Here"
          ends as "here"

        stage "There"
          ends as "there"
      """;
}

package dev.milepost.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.witness.Move;
import dev.milepost.compiler.witness.Standing;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.compiler.witness.Witness.Question;
import dev.milepost.compiler.witness.Witness.Step;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VerdictTextTest {
  private static final TypeName INVOICE = new TypeName("Books", "Invoice");
  private static final TypeName TICKET = new TypeName("Desk", "Ticket");

  private final Diagnostic finding =
      Diagnostic.of(Rule.NO_DEADLINE, Source.of("x.journey", "stage").whole(), "somebody waits");

  @Test
  void showsWhatHappensInColumns() {
    assertThat(
            rendered(
                new Verdict.Refuted(
                    witness(
                        new Question.Which(List.of("Live", "Review")),
                        step(sets(INVOICE, "I-1", "Sent"), new Standing.At("Invoiced")),
                        step(
                            new Move.Passes(new TimeSpan(1, TimeSpan.Unit.DAYS)),
                            new Standing.At("Invoiced")),
                        step(sets(INVOICE, "I-1", "Paid"), new Standing.At("Live"))))))
        .contains(
            """
                  = happens to a customer like this:
                      1. Books.Invoice I-1  Status = "Sent"  -> at "Invoiced"
                      2. 1 day passes
                      3. Books.Invoice I-1  Status = "Paid"  -> "Live" or "Review"?
                  = replayed by the engine
            """);
  }

  @Test
  void showsBothOrdersOfARace() {
    Step paid = step(sets(INVOICE, "I-1", "Paid"), new Standing.At("Live"));
    Step open = step(sets(TICKET, "T-1", "Open"), new Standing.At("Live"));
    Step openFirst = step(sets(TICKET, "T-1", "Open"), new Standing.At("Review"));
    Step paidThen = step(sets(INVOICE, "I-1", "Paid"), new Standing.At("Review"));
    assertThat(
            rendered(
                new Verdict.Refuted(
                    witness(new Question.InWhichOrder(List.of(openFirst, paidThen)), paid, open))))
        .contains(
            """
                      1. Books.Invoice I-1  Status = "Paid"  -> at "Live"
                      2. Desk.Ticket T-1    Status = "Open"  -> at "Live"
                      or, in the other order:
                      1. Desk.Ticket T-1    Status = "Open"  -> at "Review"
                      2. Books.Invoice I-1  Status = "Paid"  -> at "Review"
            """);
  }

  @Test
  void showsReasonsAndBounds() {
    assertThat(rendered(new Verdict.Proved(List.of("`A` and `B` exclude each other"))))
        .contains("= proved: `A` and `B` exclude each other\n");
    assertThat(rendered(new Verdict.Undecided("5,000,000 states")))
        .contains("= undecided: 5,000,000 states\n");
  }

  @Test
  void aKeyDoesNotDependOnThePlace() {
    Diagnostic.About about = new Diagnostic.About("J", "S", List.of("x = 1"));
    Diagnostic elsewhere =
        Diagnostic.of(Rule.NO_DEADLINE, Source.of("y.journey", "\n\nstage").whole(), "moved");
    assertThat(finding.withAbout(about).key())
        .isEqualTo(elsewhere.withAbout(about).key())
        .isNotEqualTo(finding.key())
        .isNotEqualTo(finding.withAbout(new Diagnostic.About("J", "T", List.of("x = 1"))).key());
  }

  private String rendered(Verdict verdict) {
    return TextRenderer.plain().render(finding.withVerdict(verdict));
  }

  private static Witness witness(Question question, Step... steps) {
    return new Witness(
        "J",
        new SubjectName("Customer", "customer-1"),
        Instant.parse("2026-01-05T09:00:00Z"),
        List.of(steps),
        question);
  }

  private static Step step(Move move, Standing after) {
    return new Step(move, after);
  }

  private static Move sets(TypeName type, String id, String status) {
    return new Move.Sets(type, id, List.of(new FieldValue("Status", new Value.Text(status))));
  }
}

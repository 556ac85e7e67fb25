package dev.milepost.compiler.logic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiled;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.trial.ConditionReading;
import dev.milepost.compiler.trial.ConditionTrial;
import dev.milepost.engine.logic.Literal;
import dev.milepost.engine.logic.Logic;
import dev.milepost.engine.logic.Mode;
import dev.milepost.engine.logic.Setting;
import dev.milepost.engine.logic.Verdict;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.time.JourneyCalendar;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogicTest {

  private static final String APPS =
      """
      app Books
        record Invoice
          Status: "Draft" | "Sent" | "Overdue" | final "Paid" | final "Void"
          Amount: money
          Paid: money
          Count: integer
          Rate: number
          DueDate: date
          SentAt: datetime
          Grace: duration
          Number: text
          Reference: text
          Urgent: boolean
        event PaymentFailed
          Reason: text
          Amount: money

      app CRM
        record Deal
          Limit: money
          Size: integer
          Stage: "Open" | "Won" | "Lost"
          Name: text

      subject Customer
        key Account: Books.Invoice.Number
      """;

  private static final Compilation COMPILATION = Compiled.text("apps.journey", APPS);
  private static final ConditionTrial TRIAL =
      new ConditionTrial(COMPILATION, null, Setting.USUAL_NOW);
  private static final Logic LOGIC =
      Logic.of(Setting.of(COMPILATION.catalog(), JourneyCalendar.DEFAULT));

  private static Condition condition(String text) {
    ConditionReading reading = TRIAL.read(Source.of("condition", text));
    assertThat(reading.diagnostics()).as(text).isEmpty();
    return Objects.requireNonNull(reading.condition());
  }

  /**
   * {@code yes} after the engine has agreed, {@code no: PART; PART}, or {@code undecided: BOUND}.
   */
  private static String decide(String text) {
    List<Literal> literals = List.of(Literal.isTrue(condition(text)));
    return switch (LOGIC.decide(literals)) {
      case Verdict.Satisfiable(var model) -> {
        assertThat(LOGIC.holds(literals, model)).as(text + " under " + model).isTrue();
        yield "yes";
      }
      case Verdict.Unsatisfiable(var core) ->
          "no: "
              + core.stream()
                  .map(part ->
                      (part.mode() == Mode.TRUE ? "" : part.mode() + " ")
                          + ConditionText.print(part.condition()))
                  .collect(Collectors.joining("; "));
      case Verdict.Undecided(String bound) -> "undecided: " + bound;
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Books.Invoice.Status = \"Paid\"",
        "Books.Invoice.Status is unknown AND Books.Invoice.Amount > 100",
        "Books.Invoice.Amount > 100 AND Books.Invoice.Amount < 101",
        "Books.Invoice.Rate > 0.1 AND Books.Invoice.Rate < 0.11",
        "Books.Invoice.Count > 3 AND Books.Invoice.Count < 5",
        "Books.Invoice.Paid < Books.Invoice.Amount AND Books.Invoice.Amount < CRM.Deal.Limit",
        "Books.Invoice.Count < Books.Invoice.Rate AND Books.Invoice.Rate < CRM.Deal.Size",
        "Books.Invoice.Number contains \"ab\" AND NOT Books.Invoice.Number starts with \"a\"",
        "Books.Invoice.Number ends with \"ab\" AND Books.Invoice.Number != \"ab\"",
        "Books.Invoice.Number > \"b\" AND Books.Invoice.Number < \"c\"",
        "Books.Invoice.Number = CRM.Deal.Name AND CRM.Deal.Name starts with \"x\"",
        "Books.Invoice.DueDate < today",
        "Books.Invoice.DueDate = 2026-03-01 AND Books.Invoice.DueDate within 3 days",
        "Books.Invoice.DueDate more than 30 days ago AND Books.Invoice.DueDate > 2026-03-01",
        "Books.Invoice.SentAt < today AND Books.Invoice.SentAt more than 1 month ago",
        "today > 2027-01-01",
        "Books.Invoice.Status = \"Overdue\" for 10 days",
        "NOT (Books.Invoice.Status = \"Overdue\" for 10 days) AND Books.Invoice.Status ="
            + " \"Overdue\"",
        "Books.Invoice.Status becomes \"Paid\"",
        "Books.Invoice.Status changes AND Books.Invoice.Status becomes IN (\"Sent\", \"Paid\")",
        "Books.PaymentFailed at least 3 times",
        "Books.PaymentFailed (Reason = \"card\") AND NOT Books.PaymentFailed (Reason = \"cash\")",
        "Books.PaymentFailed within 7 days AND NOT Books.PaymentFailed within 1 day",
        "Books.PaymentFailed (Reason = \"a\") within 7 days AND Books.PaymentFailed",
        "any Books.Invoice (Status = \"Paid\") AND Books.Invoice.Status = \"Sent\"",
        "every Books.Invoice (Status = \"Paid\")",
        "no Books.Invoice",
        "NOT (any Books.Invoice (Status = \"Paid\")) AND any Books.Invoice (Amount > 3)",
        "count of Books.Invoice (Status = \"Paid\") = 2 AND count of Books.Invoice < 4",
        "count of Books.Invoice >= 20",
        "count of Books.Invoice (Status = \"Paid\") > CRM.Deal.Size AND CRM.Deal.Size > 1",
        "sum of Books.Invoice.Amount (Status = \"Paid\") >= 1000",
        "sum of Books.Invoice.Amount < CRM.Deal.Limit AND any Books.Invoice (Amount > 5)",
        "answer = \"Keep\"",
        "Books.Invoice.Id = \"7\"",
        "Books.Invoice.Grace > 3 days AND Books.Invoice.Grace < 73 hours",
      })
  void whatCanBeTrueHasAModelThatTheEngineFindsTrue(String text) {
    assertThat(decide(text)).isEqualTo("yes");
  }

  @Test
  void whatCannotBeTrueHasAMinimalCore() {
    assertThat(
            decide(
                "Books.Invoice.Urgent = true AND Books.Invoice.Amount > 10 AND Books.Invoice.Amount"
                    + " < 5"))
        .isEqualTo("no: Books.Invoice.Amount > 10; Books.Invoice.Amount < 5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Books.Invoice.Status = \"Paid\" AND Books.Invoice.Status != \"Paid\"",
        "Books.Invoice.Status = \"Paid\" AND Books.Invoice.Status is unknown",
        "Books.Invoice.Count > 3 AND Books.Invoice.Count < 4",
        "Books.Invoice.Amount > 100 EUR AND Books.Invoice.Amount < 50 EUR",
        "Books.Invoice.Paid < Books.Invoice.Amount AND Books.Invoice.Amount <= Books.Invoice.Paid",
        "CRM.Deal.Size < Books.Invoice.Rate AND Books.Invoice.Rate < 5 AND CRM.Deal.Size >= 5",
        "CRM.Deal.Size < Books.Invoice.Count AND Books.Invoice.Count < 5 AND CRM.Deal.Size >= 4",
        "Books.Invoice.Number contains \"ab\" AND NOT Books.Invoice.Number contains \"a\"",
        "Books.Invoice.Number = CRM.Deal.Name AND CRM.Deal.Name starts with \"x\" AND"
            + " Books.Invoice.Number starts with \"y\"",
        "Books.Invoice.DueDate < today AND Books.Invoice.DueDate within 3 days",
        "Books.Invoice.DueDate more than 30 days ago AND NOT Books.Invoice.DueDate more than 7 days"
            + " ago",
        "today > 2027-01-01 AND Books.Invoice.DueDate more than 30 days ago AND today < 2027-02-01"
            + " AND Books.Invoice.DueDate > 2027-01-15",
        "(Books.Invoice.Status = \"Overdue\" for 10 days) AND NOT (Books.Invoice.Status ="
            + " \"Overdue\" for 3 days)",
        "Books.Invoice.Status becomes \"Paid\" AND Books.Invoice.Status = \"Sent\"",
        "Books.Invoice.Status becomes IN (\"Sent\", \"Paid\") AND Books.Invoice.Status = \"Paid\""
            + " AND NOT Books.Invoice.Status becomes \"Paid\"",
        "Books.PaymentFailed at least 3 times AND NOT Books.PaymentFailed at least 2 times",
        "Books.PaymentFailed (Reason = \"card\") AND NOT Books.PaymentFailed",
        "Books.PaymentFailed within 1 day AND NOT Books.PaymentFailed within 7 days",
        "Books.PaymentFailed (Reason = \"a\") AND Books.PaymentFailed (Reason = \"b\") AND NOT"
            + " Books.PaymentFailed at least 2 times",
        "any Books.Invoice (Status = \"Paid\") AND no Books.Invoice",
        "every Books.Invoice (Status = \"Paid\") AND Books.Invoice.Status = \"Sent\"",
        "every Books.Invoice (Status = \"Paid\") AND any Books.Invoice (Status != \"Paid\")",
        "count of Books.Invoice (Status = \"Paid\") = 2 AND count of Books.Invoice < 2",
        "sum of Books.Invoice.Amount (Status = \"Paid\") >= 1000 AND no Books.Invoice (Status ="
            + " \"Paid\")",
        "sum of Books.Invoice.Amount >= 1000 AND sum of Books.Invoice.Amount < 10",
        "answer = \"Keep\" AND answer = \"Give up\"",
        "Books.Invoice.Id is unknown AND Books.Invoice.Status = \"Paid\"",
      })
  void whatConflictsIsProvedTo(String text) {
    assertThat(decide(text)).startsWith("no: ");
  }
}

package dev.milepost.compiler.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A stage that counts records in many ways is left undecided, and takes no gigabytes. */
final class ManyCountedTest {

  @Test
  void aStageThatCountsInTooManyWaysIsUndecided() {
    Compilation compilation =
        Compiler.compile(
            Workspace.of(Source.of("counted.journey", TEXT)), LocalDate.of(2026, 1, 5));
    assertThat(compilation.diagnostics())
        .filteredOn(finding -> finding.rule() == Rule.UNDECIDED)
        .extracting(Diagnostic::message)
        .containsExactly("not everything that can happen in this journey was looked at");
  }

  private static final String TEXT =
      """
      app Desk
        record Ticket
          CustomerId: text
          Status: "New" | "Open" | "Waiting" | "Solved" | "Lost"
          Urgent: boolean
          Level: integer
          Group: "A" | "B" | "C" | "D"

      app CRM
        record Account
          Status: "Active" | "Closed"

      subject Customer
        key Id: CRM.Account.Id, Desk.Ticket.CustomerId

      journey "Counting" for Customer
        starts when: CRM.Account.Status = "Active"

        stage "Many"
          expected within 9 days
          advances to "End" when: count of Desk.Ticket (Status = "Open" AND Urgent = true) >= 4
          else advances to "Other" when: any Desk.Ticket (Status = "New" AND Group = "A") AND no Desk.Ticket (Level > 10) AND count of Desk.Ticket (Group = "B") >= 3
          else advances to "End" when: every Desk.Ticket (Status = "Solved") AND count of Desk.Ticket (Level < 3 AND Group = "C") >= 2 AND Desk.Ticket.Status = "Waiting" AND Desk.Ticket.Group = "D"

        stage "Other"
          ends as "other"

        stage "End"
          ends as "end"
      """;
}

package dev.milepost.compiler.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.Compiled;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FixerTest {

  private static final String TEXT =
      """
      app Books
        record Invoice
          CustomerId: text
          Status: "Sent" | "Overdue" | final "Paid"   # as Books calls them

      subject Customer
        key Number: Books.Invoice.CustomerId

      journey "Billing" for Customer
        starts when:   Books.Invoice.Status = "Sent"

        # The only one.
        stage "Open"
          expected within 30 days
          advances when: Books.Invoice.Status = "Paid"

        stage "Settled"
          ends as "paid"
      """;

  @Test
  void onlyTheEditedPlaceChanges() {
    String broken =
        TEXT.replace("= \"Paid\"", "= \"Payed\"")
            .replace("    expected", "    allow no-deadline because \"x\"\n    expected");

    Fixes fixes = fix(broken);

    assertThat(fixes.applied())
        .extracting(finding -> finding.rule())
        .containsExactlyInAnyOrder(Rule.UNKNOWN_VALUE, Rule.UNUSED_ALLOWANCE);
    assertThat(fixes.refused()).isEmpty();
    assertThat(troubles(fixes)).isEmpty();
    assertThat(fixes.texts().values()).containsExactly(TEXT);
  }

  @Test
  void aChangeThatLeadsToAnotherFindingIsNotKept() {
    String text =
        TEXT.replace("\"Overdue\"", "\"Overdue\" | \"Paidd\"")
            .replace("= \"Paid\"", "IN (\"Paid\", \"Payed\")")
            .replace("starts when:   ", "starts whn:   ");

    Fixes fixes = fix(text);

    assertThat(fixes.texts().values()).allMatch(mended -> !mended.contains("whn"));
    assertThat(troubles(fixes)).isEmpty();
  }

  @Test
  void onlyTheRulesThatAreAskedForAreMended() {
    String broken =
        TEXT.replace("= \"Paid\"", "= \"Payed\"")
            .replace("    expected", "    allow no-deadline because \"x\"\n    expected");

    Fixes fixes =
        Fixer.fix(
            Workspace.of(Source.of("billing.journey", broken)),
            Compiled.at(Compiled.withoutNotes()),
            rule -> rule == Rule.UNKNOWN_VALUE);

    assertThat(fixes.applied())
        .extracting(finding -> finding.rule())
        .containsExactly(Rule.UNKNOWN_VALUE);
    assertThat(troubles(fixes))
        .extracting(finding -> finding.rule())
        .containsExactly(Rule.UNUSED_ALLOWANCE);
  }

  @Test
  void aPartThatSaysNothingGoesWithTheWordBesideIt() {
    String wordy =
        TEXT.replace(
            "when: Books.Invoice.Status = \"Paid\"",
            "when: Books.Invoice.Status = \"Paid\" AND Books.Invoice.Status is known");

    Fixes fixes = fix(wordy);

    assertThat(fixes.applied())
        .extracting(finding -> finding.rule())
        .containsExactly(Rule.REDUNDANT_PART);
    assertThat(fixes.texts().values()).containsExactly(TEXT);
  }

  @Test
  void theFirstPartGoesToo() {
    String wordy =
        TEXT.replace(
            "when: Books.Invoice.Status = \"Paid\"",
            "when: Books.Invoice.Status is known AND Books.Invoice.Status = \"Paid\"");

    assertThat(fix(wordy).texts().values()).containsExactly(TEXT);
  }

  @Test
  void aCommentIsNotTakenAwayWithAPart() {
    String wordy =
        TEXT.replace(
            "when: Books.Invoice.Status = \"Paid\"",
            "when: Books.Invoice.Status = \"Paid\" # really\n"
                + "      AND Books.Invoice.Status is known");

    Fixes fixes = fix(wordy);

    assertThat(fixes.texts()).isEmpty();
    assertThat(troubles(fixes))
        .extracting(finding -> finding.rule())
        .containsExactly(Rule.REDUNDANT_PART);
  }

  @Test
  void findingsThatReadTheSameAreAllMended() {
    String wordy =
        TEXT.replace(
                "when:   Books.Invoice.Status = \"Sent\"",
                "when: Books.Invoice.Status = \"Sent\" AND Books.Invoice.Status is known")
            .replace(
                "when: Books.Invoice.Status = \"Paid\"",
                "when: Books.Invoice.Status = \"Paid\" AND Books.Invoice.Status is known");

    Fixes fixes = fix(wordy);

    assertThat(fixes.applied()).hasSize(2);
    assertThat(troubles(fixes)).isEmpty();
  }

  @Test
  void whatNobodyUsesGoes() {
    String text =
        TEXT.replace(
            "  # The only one.",
            "  role \"lead\": \"lead@acme.example\"\n"
                + "  define \"late\" as: Books.Invoice.Status = \"Overdue\"\n\n  # The only one.");

    Fixes fixes = fix(text);

    assertThat(fixes.applied())
        .extracting(finding -> finding.rule())
        .containsExactlyInAnyOrder(Rule.UNUSED_ROLE, Rule.UNUSED_DEFINE);
    assertThat(troubles(fixes)).isEmpty();
  }

  @Test
  void whatIsCleanStaysAsItIs() {
    assertThat(fix(TEXT).texts()).isEmpty();
  }

  /** What is left and is more than a note. */
  private static List<Diagnostic> troubles(Fixes fixes) {
    return fixes.remaining().stream()
        .filter(finding -> finding.severity() != Severity.NOTE)
        .toList();
  }

  private static Fixes fix(String text) {
    return Fixer.fix(
        Workspace.of(Source.of("billing.journey", text)),
        Compiled.at(Compiled.withoutNotes()),
        rule -> true);
  }
}

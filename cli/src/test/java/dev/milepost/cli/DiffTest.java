package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reviewer sees of a change. */
class DiffTest {

  private static final String OLD =
      """
      app Books
        record Invoice
          CustomerId: text
          Status: "Sent" | "Overdue" | final "Paid"
          Amount: money

      subject Customer
        key CustomerId: Books.Invoice.CustomerId

      journey "Billing" for Customer
        owned by "desk@acme.example"
        starts when: Books.Invoice.Status = "Sent"

        stage "Waiting"
          on enter: notify owner "sent"
          expected within 10 days, then notify owner
          advances to "Large" when: Books.Invoice.Amount >= 1000
          advances to "Paid" when: Books.Invoice.Status = "Paid"
          advances to "Late" when: Books.Invoice.Status = "Overdue" AND Books.Invoice.Amount < 1000

        stage "Large"
          may wait forever
          advances to "Paid" when: Books.Invoice.Status = "Paid"

        stage "Late"
          may wait forever
          advances to "Paid" when: Books.Invoice.Status = "Paid"

        stage "Paid"
          ends as "paid"
      """;

  @TempDir private Path folder;

  private Invocation diff(String fresh, Object... options) throws IOException {
    // Conditions overlap on purpose; that is what written order decides.
    Path before = SmallWorkspace.in(folder.resolve("old"), OLD);
    Path after = SmallWorkspace.in(folder.resolve("new"), fresh);
    Object[] arguments = new Object[options.length + 3];
    arguments[0] = "diff";
    arguments[1] = before;
    arguments[2] = after;
    System.arraycopy(options, 0, arguments, 3, options.length);
    return Invocation.of(arguments);
  }

  /** Lines are broken where they end; what they say is looked at here. */
  private static String flat(Invocation said) {
    return said.results().replaceAll("\\s+", " ");
  }

  private static String with(String before, String after) {
    assertThat(OLD).contains(before);
    return OLD.replace(before, after);
  }

  @Test
  void nothingChangedIsSaidSo() throws IOException {
    assertThat(diff(OLD, "--exit-code").results()).isEqualTo("nothing changed\n");
    assertThat(diff("# a remark\n" + OLD, "--exit-code").exitCode()).isZero();
  }

  @Test
  void anotherWordingOfTheSameIsNoChangeOfMeaning() throws IOException {
    Invocation said =
        diff(
            with("Books.Invoice.Amount < 1000", "NOT Books.Invoice.Amount >= 1000"), "--exit-code");

    assertThat(said.exitCode()).isZero();
    assertThat(said.results())
        .startsWith("\"Billing\": means the same\n")
        .contains("the way to \"Late\" is written otherwise and means the same");
  }

  @Test
  void aWeakerConditionComesWithFactsThatTellThemApart() throws IOException {
    Invocation said = diff(with("Amount >= 1000", "Amount >= 900"), "--exit-code");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.results())
        .contains("the way to \"Large\" is weaker")
        .containsPattern("now true: Books.Invoice.Amount = 9\\d\\d");
  }

  @Test
  void transitionsThatCanBeEnabledTogetherMustNotBeSwapped() throws IOException {
    String large = "    advances to \"Large\" when: Books.Invoice.Amount >= 1000\n";
    String paid = "    advances to \"Paid\" when: Books.Invoice.Status = \"Paid\"\n";

    Invocation said = diff(with(large + paid, paid + large), "--exit-code");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(flat(said))
        .contains("the way to \"Paid\" stands before that to \"Large\" now, and goes first")
        .contains("Books.Invoice.Status = \"Paid\"");
  }

  @Test
  void thoseThatNeverAreMayBeSwapped() throws IOException {
    String paid = "    advances to \"Paid\" when: Books.Invoice.Status = \"Paid\"\n";
    String late =
        "    advances to \"Late\" when: Books.Invoice.Status = \"Overdue\" AND"
            + " Books.Invoice.Amount < 1000\n";

    Invocation said = diff(with(paid + late, late + paid), "--exit-code");

    assertThat(said.exitCode()).isZero();
    assertThat(flat(said)).contains("they are never enabled together");
  }

  @Test
  void everyKindOfChangeIsTold() throws IOException {
    String fresh =
        with("\"Sent\" | \"Overdue\"", "\"Sent\" | \"Disputed\" | \"Overdue\"")
            .replace("desk@acme", "front@acme")
            .replace(
                "starts when: Books.Invoice.Status = \"Sent\"",
                "starts when: Books.Invoice.Status IN (\"Sent\", \"Disputed\")\n"
                    + "  again 30 days after ending")
            .replace("expected within 10 days", "expected within 2 weeks")
            .replace("notify owner \"sent\"", "notify owner \"an invoice is out\"")
            .replace(
                "stage \"Large\"\n    may wait forever",
                "stage \"Big\" renamed from \"Large\"\n    expected within 3 days")
            .replace("to \"Large\"", "to \"Big\"")
            .replace("ends as \"paid\"", "ends as \"done\"");

    Golden.assertMatches("diff.txt", diff(fresh).results());
    Golden.assertMatches("diff.json", diff(fresh, "--format", "json").results());
  }

  @Test
  void journeysComeAndGo() throws IOException {
    Invocation said = diff(with("journey \"Billing\"", "journey \"Invoicing\""));

    assertThat(said.results()).isEqualTo("\"Invoicing\": is new\n\"Billing\": is gone\n");
    assertThat(
            diff(with(
                    "journey \"Billing\" for Customer",
                    "journey \"Invoicing\" for Customer renamed from \"Billing\""))
                .results())
        .startsWith("\"Invoicing\": means the same\n");
  }
}

package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FixTest {
  private static final String CLEAN =
      """
      app Books
        record Invoice
          CustomerId: text
          Status: "Sent" | final "Paid"

      subject Customer
        key Number: Books.Invoice.CustomerId

      journey "Billing" for Customer
        starts when: Books.Invoice.Status = "Sent"

        stage "Open"
          expected within 30 days
          advances when: Books.Invoice.Status = "Paid"

        stage "Settled"
          ends as "paid"
      """;
  private static final String WORDY =
      CLEAN.replace("= \"Paid\"", "= \"Paid\" AND Books.Invoice.Status is known");
  private static final String MISSPELT = CLEAN.replace("= \"Paid\"", "= \"Payd\"");

  @TempDir Path folder;

  @Test
  void whatSaysNothingGoesAndIsTold() throws IOException {
    Path file = write(WORDY);

    Invocation fixed = Invocation.of("fix", folder);

    assertThat(fixed.exitCode()).isZero();
    assertThat(fixed.messages())
        .contains("mended  ")
        .contains("[redundant-part]")
        .endsWith("1 finding mended in 1 file; what is left: nothing found\n");
    assertThat(file).hasContent(CLEAN);
    assertThat(Invocation.of("fix", folder).messages())
        .isEqualTo("0 findings mended in 0 files; what is left: nothing found\n");
  }

  @Test
  void aDiffChangesNothing() throws IOException {
    Path file = write(WORDY);

    Invocation diff = Invocation.of("fix", "--diff", folder);

    assertThat(diff.results())
        .contains("-    advances when: Books.Invoice.Status = \"Paid\" AND Books.Invoice.Status is")
        .contains("+    advances when: Books.Invoice.Status = \"Paid\"\n");
    assertThat(diff.messages())
        .startsWith("would mend  ")
        .contains("1 finding would be mended in 1 file");
    assertThat(file).hasContent(WORDY);
  }

  @Test
  void aGuessIsMadeOnlyWhereItsRuleIsNamed() throws IOException {
    Path file = write(MISSPELT);

    Invocation careful = Invocation.of("fix", folder);

    assertThat(careful.exitCode()).isOne();
    assertThat(careful.messages())
        .endsWith("what `unknown-value` suggests is made with --rule unknown-value\n");
    assertThat(file).hasContent(MISSPELT);

    assertThat(Invocation.of("fix", "--rule", "unknown-value", folder).exitCode()).isZero();
    assertThat(file).hasContent(CLEAN);
  }

  @Test
  void wrongInputIsNamed() {
    assertThat(Invocation.of("fix", "--rule", "redundant-prt", folder))
        .isEqualTo(
            new Invocation(
                2,
                "",
                "milepost: --rule: there is no rule `redundant-prt`; did you mean"
                    + " `redundant-part`?\n"));
    assertThat(Invocation.of("fix", folder.resolve("none")).exitCode()).isEqualTo(2);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("billing.journey"), text);
  }
}

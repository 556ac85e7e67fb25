package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvalTest {

  private static final String PAID = "Books.Invoice.Status = \"Paid\"";

  @TempDir Path folder;

  private Path workspace = Path.of("");

  @BeforeEach
  void makeWorkspace() throws IOException {
    workspace = SmallWorkspace.in(folder);
  }

  @Test
  void drawsTheValuesUnderTheCondition() {
    Invocation invocation =
        Invocation.of(
            "eval",
            workspace,
            PAID + " AND Books.Invoice.Amount > 100 EUR",
            "--fact",
            "Books.Invoice.Status=Paid",
            "--fact",
            "Books.Invoice.Amount=12.50 EUR");

    assertThat(invocation)
        .isEqualTo(
            new Invocation(
                0,
                """
                Books.Invoice.Status = "Paid" AND Books.Invoice.Amount > 100 EUR
                |                    |        |   |                    |
                "Paid"               true     |   12.5 EUR             false
                                              false

                false
                """,
                ""));
  }

  @Test
  void namesWhatIsNotKnown() {
    Invocation invocation =
        Invocation.of("eval", workspace, PAID, "--fact", "Books.Invoice.Status=unknown");

    assertThat(invocation.exitCode()).isZero();
    assertThat(invocation.results()).endsWith("\nunknown\nnot known: Books.Invoice.Status\n");
  }

  @Test
  void aWorkspaceWithoutJourneysIsFine() throws IOException {
    Path apps = Files.createDirectories(folder.resolve("apps"));
    Files.writeString(
        apps.resolve("apps.journey"),
        "app Books\n  record Invoice\n    Note: text\n    Due: date\n");

    Invocation invocation =
        Invocation.of(
            "eval",
            apps,
            "Books.Invoice.Note = \"null\" AND Books.Invoice.Due < today",
            "--fact=Books.Invoice.Note=\"null\"",
            "--fact=Books.Invoice.Due=2026-02-05",
            "--now=2026-02-06T09:00:00Z");

    assertThat(invocation.exitCode()).isZero();
    assertThat(invocation.results()).contains("\ntrue\n");
  }

  @Test
  void aMistakeInTheConditionIsAFinding() {
    Invocation invocation = Invocation.of("eval", workspace, "Books.Invoice.Status = \"Payed\"");

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.results())
        .contains("--> condition:1:24", "did you mean `\"Paid\"`?", "milepost explain");
  }

  @Test
  void aFactThatDoesNotFitCannotBeUsed() {
    assertThat(Invocation.of("eval", workspace, PAID, "--fact", "Books.Invoice.Status=Payed"))
        .isEqualTo(
            complaint(
                "`Books.Invoice.Status`: `Payed` is not one of \"Sent\", \"Overdue\", \"Paid\";"
                    + " did you mean \"Paid\"?"));
    assertThat(Invocation.of("eval", workspace, PAID, "--fact", "Books.Invoice.Status"))
        .isEqualTo(
            complaint("`Books.Invoice.Status` is no fact: write --fact App.Record.Field=VALUE"));
    assertThat(Invocation.of("eval", workspace))
        .isEqualTo(complaint("there is no condition: give one behind the path, or --cases"));
    assertThat(Invocation.of("eval", workspace, PAID, "--journey", "First Invoise"))
        .isEqualTo(
            complaint(
                "there is no journey \"First Invoise\" in `"
                    + workspace
                    + "`: did you mean \"First Invoice\"?"));
  }

  @Test
  void answersCasesLineByLine() throws IOException {
    Path cases =
        Files.writeString(
            folder.resolve("cases.jsonl"),
            """
            {"condition":"Books.Invoice.Status = \\"Paid\\"","facts":{"Books.Invoice.Status":"Paid"}}
            {"condition":"Books.Invoice.Status = \\"Paid\\"","facts":{},"note":7}

            {"condition":"Books.Invoice.Status = \\"Payed\\"","facts":{}}
            {"condition":
            [1]
            """);

    Invocation invocation = Invocation.of("eval", workspace, "--cases", cases);

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.messages()).isEqualTo("milepost: 3 errors in 5 cases\n");
    assertThat(invocation.results().lines())
        .satisfiesExactly(
            line -> assertThat(line).endsWith(",\"result\":\"true\"}"),
            line -> assertThat(line).endsWith("\"facts\":{},\"note\":7,\"result\":\"unknown\"}"),
            line -> assertThat(line).contains("\"error\":\"`Books.Invoice.Status` is never"),
            line -> assertThat(line).startsWith("{\"line\":5,\"error\":\"not JSON: "),
            line -> assertThat(line).startsWith("{\"line\":6,\"error\":\"not a JSON object: "));
  }

  @Test
  void casesThatCannotBeReadAreTold() throws IOException {
    Path missing = folder.resolve("nowhere.jsonl");
    Path latin = folder.resolve("latin.jsonl");
    Files.write(latin, "{\"condition\":\"Größe\"}\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(Invocation.of("eval", workspace, "--cases", missing).exitCode()).isEqualTo(2);
    assertThat(Invocation.of("eval", workspace, "--cases", latin).results())
        .contains("{\"line\":1,\"error\":\"not UTF-8");
    assertThat(Invocation.of("eval", workspace, PAID, "--cases", latin))
        .isEqualTo(complaint("with --cases, conditions and facts come from the file alone"));
  }

  @Test
  void aWorkspaceWithMistakesIsRefused() throws IOException {
    Path broken =
        SmallWorkspace.in(
            folder.resolve("broken"), SmallWorkspace.TEXT.replace("record Deal", "record"));

    Invocation invocation = Invocation.of("eval", broken, PAID);

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.messages()).contains("[syntax]", "mend first");
  }

  private static Invocation complaint(String sentence) {
    return new Invocation(2, "", "milepost: " + sentence + "\n");
  }
}

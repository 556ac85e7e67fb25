package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckTest {

  /** The small journey without what says how long somebody may wait. */
  private static final String WITHOUT_DEADLINE =
      SmallWorkspace.TEXT.replaceFirst(" *expected within .*\\n", "");

  @TempDir Path folder;

  @Test
  void aCleanWorkspaceIsToldInOneLine() throws IOException {
    Invocation invocation = Invocation.of("check", SmallWorkspace.in(folder));

    assertThat(invocation)
        .isEqualTo(new Invocation(0, "1 file of 1 workspace with 1 journey: nothing found\n", ""));
  }

  @Test
  void quicklyOnlyTheTextIsLookedAt() throws IOException {
    String dead =
        SmallWorkspace.TEXT.replace(
            "Status = \"Paid\"", "Status = \"Paid\" AND Books.Invoice.Status = \"Sent\"");
    Path workspace = SmallWorkspace.in(folder, dead);

    assertThat(Invocation.of("check", workspace).results()).contains("[dead-trigger]");
    assertThat(Invocation.of("check", "--quick", workspace))
        .isEqualTo(
            new Invocation(
                0,
                "1 file of 1 workspace with 1 journey: nothing found; nothing was proved about"
                    + " their conditions\n",
                ""));
  }

  @Test
  void whatStandsInTheTextIsFoundQuicklyToo() throws IOException {
    Path workspace =
        SmallWorkspace.in(folder, SmallWorkspace.TEXT.replace("CRM.Deal.Owner", "CRM.Deal.Ower"));

    Invocation invocation = Invocation.of("check", "--quick", workspace);

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.results()).contains("Ower", "did you mean", "Owner");
  }

  @Test
  void quicklyThereAreNoProofs() throws IOException {
    Invocation invocation =
        Invocation.of(
            "check", "--quick", "--proofs", folder.resolve("p.json"), SmallWorkspace.in(folder));

    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.messages()).contains("--quick proves nothing");
  }

  @Test
  void everyMistakeIsReportedInOneRun() throws IOException {
    String text =
        SmallWorkspace.TEXT
            .replace("Status = \"Paid\"", "Status = \"Payed\"")
            .replace("CRM.Deal.Owner", "CRM.Deal.Ower");
    Path workspace = SmallWorkspace.in(folder, text);

    Invocation invocation = Invocation.of("check", workspace);

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.messages()).isEmpty();
    assertThat(invocation.results())
        .contains("Payed", "did you mean", "\"Paid\"", "Ower", "Owner")
        .contains(workspace.resolve("invoice.journey") + ":")
        .endsWith("\n1 file of 1 workspace: 2 errors\n");
  }

  @Test
  void severalWorkspacesAreCheckedEachByItself() throws IOException {
    SmallWorkspace.in(folder.resolve("one"));
    SmallWorkspace.in(folder.resolve("two"), SmallWorkspace.TEXT.replace("\"Paid\"\n", "\n"));

    Invocation invocation = Invocation.of("check", folder);

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.results()).contains("2 files of 2 workspaces").contains("error");
  }

  @Test
  void aPathWithoutJourneysCannotBeUsed() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path text = Files.writeString(folder.resolve("notes.txt"), "nothing");

    assertThat(Invocation.of("check", folder.resolve("nowhere")))
        .isEqualTo(complaint(folder.resolve("nowhere"), "there is no such file or folder"));
    assertThat(Invocation.of("check", empty))
        .isEqualTo(complaint(empty, "there is no file in it whose name ends with .journey"));
    assertThat(Invocation.of("check", text))
        .isEqualTo(complaint(text, "it is no journey file: its name does not end with .journey"));
  }

  @Test
  void theOtherPathsAreCheckedAllTheSame() throws IOException {
    Invocation invocation = Invocation.of("check", "nowhere", SmallWorkspace.in(folder));

    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.results()).contains("nothing found");
    assertThat(invocation.messages()).contains("`nowhere`: there is no such file or folder");
  }

  @Test
  void anEmptyFileIsAFinding() throws IOException {
    Invocation invocation = Invocation.of("check", SmallWorkspace.in(folder, ""));

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.results()).contains("the file is empty");
  }

  @Test
  void aFileThatIsNotUtf8IsUnreadable() throws IOException {
    Path workspace = SmallWorkspace.in(folder);
    Files.write(
        workspace.resolve("latin.journey"), "# Größe\n".getBytes(StandardCharsets.ISO_8859_1));

    Invocation invocation = Invocation.of("check", workspace);

    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.results())
        .contains("the file is not UTF-8: byte 0xF6 at offset 4, in line 1")
        .endsWith("2 files of 1 workspace: 1 error\n");
  }

  @Test
  void aFileOfTenMegabytesIsTooLarge() throws IOException {
    Path workspace = SmallWorkspace.in(folder, "# filler\n".repeat(10_000_000 / 9));

    Invocation invocation = Invocation.of("check", workspace);

    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.results()).contains("the file is larger than 2 MiB");
  }

  @Test
  void tenThousandParenthesesAreNestedTooDeep() throws IOException {
    String condition = "(".repeat(10_000) + "Books.Invoice.Amount > 0" + ")".repeat(10_000);
    String text = SmallWorkspace.TEXT.replace("Books.Invoice.Amount > 0", condition);

    Invocation invocation = Invocation.of("check", SmallWorkspace.in(folder, text));

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.messages()).isEmpty();
    assertThat(invocation.results()).contains("[nested-too-deep]").hasSizeLessThan(2_000);
  }

  @Test
  void controlCharactersOfAJourneyDoNotReachTheTerminal() throws IOException {
    String text =
        SmallWorkspace.TEXT.replace(
            "\"First Invoice\" for Customer", "\"First \u001b[31m\u202e\" for Custmer");

    Invocation invocation = Invocation.of("check", SmallWorkspace.in(folder, text));

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.results()).contains("First").doesNotContain("\u001b", "\u202e");
  }

  @Test
  void everyFormatTellsTheSameFindings() throws Exception {
    Path workspace = SmallWorkspace.in(folder, WITHOUT_DEADLINE);

    JsonObject json = object(Invocation.of("check", "--format", "json", workspace));
    JsonArray findings = (JsonArray) Objects.requireNonNull(json.get("findings"));
    assertThat(findings.items()).hasSize(1);
    assertThat(((JsonObject) findings.items().getFirst()).get("rule"))
        .isEqualTo(new JsonText("no-deadline"));
    JsonObject sarif = object(Invocation.of("check", "--format", "sarif", workspace));
    assertThat(sarif.toString()).contains("\"ruleId\":\"no-deadline\"");
    assertThat(Invocation.of("check", "--format", "github", workspace).results())
        .startsWith("::error file=" + workspace.resolve("invoice.journey") + ",line=");
    assertThat(Invocation.of("check", "--format", "junit", workspace).results())
        .contains("failures=\"1\"", "no-deadline");
  }

  @Test
  void aCleanWorkspaceIsCleanInEveryFormat() throws Exception {
    Path workspace = SmallWorkspace.in(folder);

    Invocation json = Invocation.of("check", "--format", "json", workspace);
    assertThat(json.exitCode()).isZero();
    assertThat(json.results()).contains("\"findings\": []");
    assertThat(Invocation.of("check", "--format", "github", workspace))
        .isEqualTo(new Invocation(0, "", ""));
    assertThat(Invocation.of("check", "--format", "junit", workspace).results())
        .contains("tests=\"1\" failures=\"0\"", "name=\"nothing found\"");
    assertThat(object(Invocation.of("check", "--format", "sarif", workspace)).toString())
        .contains("\"results\":[]");
  }

  @Test
  void whatIsBelowTheThresholdDoesNotFail() throws IOException {
    Path workspace = SmallWorkspace.in(folder, WITHOUT_DEADLINE);
    Files.writeString(
        workspace.resolve("milepost.conf"),
        SmallWorkspace.SETTINGS + "rule no-deadline = warning\n");

    assertThat(Invocation.of("check", workspace).exitCode()).isEqualTo(1);
    assertThat(Invocation.of("check", "--deny", "error", workspace).exitCode()).isZero();
    assertThat(Invocation.of("check", "--deny", "error", "--deny", "no-deadline", workspace))
        .extracting(Invocation::exitCode)
        .isEqualTo(1);
  }

  @Test
  void notesAreCountedAndShownWhenAskedFor() throws IOException {
    Path workspace = SmallWorkspace.in(folder, WITHOUT_DEADLINE);
    Files.writeString(
        workspace.resolve("milepost.conf"), SmallWorkspace.SETTINGS + "rule no-deadline = note\n");

    assertThat(Invocation.of("check", workspace))
        .isEqualTo(
            new Invocation(
                0,
                "1 file of 1 workspace with 1 journey: nothing found (1 note left out; see"
                    + " --notes)\n",
                ""));
    Invocation shown = Invocation.of("check", "--notes", workspace);
    assertThat(shown.exitCode()).isZero();
    assertThat(shown.results()).startsWith("note: who stands at").endsWith("journey: 1 note\n");
    assertThat(Invocation.of("check", "--deny", "note", workspace))
        .extracting(Invocation::exitCode)
        .isEqualTo(1);
    assertThat(Invocation.of("check", "--format", "github", workspace).results()).isEmpty();
    assertThat(Invocation.of("check", "--format", "json", workspace).results())
        .contains("\"severity\": \"note\"");
  }

  @Test
  void aRuleCanBeSwitchedOffForOneRun() throws IOException {
    Path workspace = SmallWorkspace.in(folder, WITHOUT_DEADLINE);

    assertThat(Invocation.of("check", "--allow", "no-deadline", workspace))
        .isEqualTo(new Invocation(0, "1 file of 1 workspace with 1 journey: nothing found\n", ""));
  }

  @Test
  void rulesThatThereAreNotAreWrongUsage() throws IOException {
    Path workspace = SmallWorkspace.in(folder);

    assertThat(Invocation.of("check", "--deny", "no-dedline", workspace))
        .isEqualTo(
            new Invocation(
                2,
                "",
                "milepost: --deny: there is no rule `no-dedline`; did you mean `no-deadline`?\n"));
    assertThat(Invocation.of("check", "--deny", "warnings", workspace).messages())
        .contains("did you mean `warning`?");
    assertThat(Invocation.of("check", "--allow", "mixed-and-or", workspace))
        .isEqualTo(
            new Invocation(
                2,
                "",
                "milepost: `mixed-and-or` cannot be allowed: a journey that breaks it has no"
                    + " meaning\n"));
    assertThat(Invocation.of("check", "--deny", "unused-role", "--allow", "unused-role", workspace))
        .extracting(Invocation::exitCode)
        .isEqualTo(2);
    assertThat(Invocation.of("check", "--format", "xml", workspace).exitCode()).isEqualTo(2);
  }

  @Test
  void aWrongSettingIsAFindingWithItsPlace() throws IOException {
    Path workspace = SmallWorkspace.in(folder);
    Path settings = workspace.resolve("milepost.conf");
    Files.writeString(settings, SmallWorkspace.SETTINGS + "rule no-deadline = waring\n");

    Invocation invocation = Invocation.of("check", workspace);

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.results())
        .contains("[invalid-setting]", settings + ":7:20", "did you mean `warning`?");
  }

  @Test
  void theLedgerIsWrittenWhereItIsAskedFor() throws IOException {
    Path ledger = folder.resolve("proofs.jsonl");

    assertThat(Invocation.of("check", "--proofs", ledger, SmallWorkspace.in(folder)).exitCode())
        .isZero();
    assertThat(Files.readAllLines(ledger)).allMatch(line -> line.startsWith("{\"workspace\":"));
  }

  @Test
  void whereNoFindingHasAWitnessNoneIsWritten() throws IOException {
    Path witnesses = folder.resolve("witnesses");
    Path workspace = SmallWorkspace.in(folder, WITHOUT_DEADLINE);

    Invocation invocation = Invocation.of("check", "--save-witness", witnesses, workspace);

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.messages())
        .isEqualTo("no finding has a witness, so `" + witnesses + "` gets none\n");
    assertThat(witnesses).doesNotExist();
  }

  @Test
  void scenariosOfAJourneyThatOnlyRunsBadlyAreRun() throws IOException {
    Path workspace = SmallWorkspace.in(folder, WITHOUT_DEADLINE);
    Files.writeString(
        workspace.resolve("scenarios.journey"),
        """
        scenario "starts" of "First Invoice"
          given Customer "acme"
          when CRM.Deal "D-1": Stage = "Closed Won"
          then stage is "Waiting"
        """);

    Invocation invocation = Invocation.of("test", workspace);

    assertThat(invocation.exitCode()).isZero();
    assertThat(invocation.results()).contains("all passed");
    assertThat(invocation.messages())
        .isEqualTo(
            "milepost: `"
                + workspace
                + "` has errors about how its journeys run, which `milepost check` tells; its"
                + " scenarios are run all the same\n");
  }

  private static JsonObject object(Invocation invocation) throws JsonSyntaxException {
    assertThat(invocation.messages()).isEmpty();
    return (JsonObject) JsonReader.FILE.read(invocation.results());
  }

  private static Invocation complaint(Path path, String reason) {
    return new Invocation(2, "", "milepost: `" + path + "`: " + reason + "\n");
  }
}

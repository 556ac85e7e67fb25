package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions in operation, as an operator sees them. */
class DeployTest {

  private static final String NOW = "2026-01-09T09:00:00Z";

  @TempDir private Path folder;
  private Path database;

  @BeforeEach
  void customersAreUnderWay() throws IOException {
    database = folder.resolve("run.db");
    Path old = workspace("old", SmallWorkspace.TEXT);
    Path signals = SmallWorkspace.signalsIn(folder);
    assertThat(
            Invocation.of(
                    "replay",
                    old,
                    "--signals",
                    signals,
                    "--db",
                    database,
                    "--until",
                    NOW,
                    "--rejects",
                    folder.resolve("rejects"))
                .exitCode())
        .isZero();
  }

  private Path workspace(String name, String text) throws IOException {
    return SmallWorkspace.in(folder.resolve(name), text);
  }

  private Invocation deploy(Object... more) {
    Object[] arguments = new Object[more.length + 6];
    arguments[0] = "deploy";
    arguments[1] = database;
    System.arraycopy(more, 0, arguments, 2, more.length);
    int next = more.length + 2;
    arguments[next] = "--at";
    arguments[next + 1] = NOW;
    arguments[next + 2] = "--actor";
    arguments[next + 3] = "ann";
    return Invocation.of(arguments);
  }

  private static String with(String before, String after) {
    assertThat(SmallWorkspace.TEXT).contains(before);
    return SmallWorkspace.TEXT.replace(before, after);
  }

  /** Whoever got an invoice is through. */
  private static String easier() {
    return with(
        "Books.Invoice.Status = \"Paid\" AND Books.Invoice.Amount > 0",
        "Books.Invoice.Status IN (\"Sent\", \"Paid\")");
  }

  private byte[] bytes() throws IOException {
    return Files.readAllBytes(database);
  }

  @Test
  void aDryRunSaysWhatADeployWouldMeanAndWritesNothing() throws IOException {
    Path fresh = workspace("new", easier());
    byte[] before = bytes();

    Invocation said = deploy(fresh, "--dry-run");

    assertThat(said.exitCode()).isZero();
    Golden.assertMatches("deploy-dry-run.txt", said.results());
    assertThat(bytes()).isEqualTo(before);
  }

  @Test
  void whoIsMovedGoesOnAndWhatIsTrueIsEvaluated() throws IOException {
    Path fresh = workspace("new", easier());

    Invocation said = deploy(fresh, "--move", "First Invoice");

    assertThat(said.messages()).isEmpty();
    assertThat(said.results()).endsWith("deployed\nmoved 2 executions\n");
    assertThat(said.exitCode()).isZero();
    Golden.assertMatches(
        "deploy-timeline.txt", Invocation.of("timeline", database, "acme").results());
    assertThat(Invocation.of("timeline", database, "globex").results()).contains("Waiting");
  }

  @Test
  void whoIsNotMovedStaysOnItsVersionAndCanBeMovedLater() throws IOException {
    Path fresh = workspace("new", easier());
    assertThat(deploy(fresh).results()).endsWith("deployed\n");
    assertThat(Invocation.of("timeline", database, "acme").results()).doesNotContain("version");

    assertThat(deploy(fresh, "--move-all").results()).endsWith("moved 2 executions\n");
  }

  @Test
  void aStageThatIsGoneNeedsAMappingAndOneThatWasRenamedDoesNot() throws IOException {
    String renamed = SmallWorkspace.TEXT.replace("\"Waiting\"", "\"Unpaid\"");
    Path fresh = workspace("new", renamed);

    Invocation refused = deploy(fresh, "--move-all");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.results())
        .contains("nowhere: needs --stage")
        .endsWith("moved 0 executions\n  2 at \"Waiting\" not moved: say where to with --stage\n");

    assertThat(deploy(fresh, "--move-all", "--stage", "Waiting=Unpaid").results())
        .contains("\"Unpaid\", as you say")
        .endsWith("moved 2 executions\n");

    Path back =
        workspace("renamed", with("stage \"Waiting\"", "stage \"Open\" renamed from \"Unpaid\""));
    assertThat(deploy(back, "--move-all").results())
        .contains("\"Open\", renamed")
        .endsWith("moved 2 executions\n");
  }

  @Test
  void aFileCanMapTheStagesOfEachJourney() throws IOException {
    Path fresh = workspace("new", SmallWorkspace.TEXT.replace("\"Waiting\"", "\"Unpaid\""));
    Path mapping =
        Files.writeString(
            folder.resolve("mapping.json"), "{\"First Invoice\": {\"Waiting\": \"Unpaid\"}}");
    assertThat(deploy(fresh, "--move-all", "--mapping", mapping).results())
        .endsWith("moved 2 executions\n");

    Files.writeString(mapping, "[]");
    assertThat(deploy(fresh, "--mapping", mapping).exitCode()).isEqualTo(2);
  }

  @Test
  void aFieldThatARunningVersionReadsCannotBeTakenAway() throws IOException {
    String renamed =
        SmallWorkspace.TEXT
            .replace("    Status: \"Sent\"", "    State: \"Sent\"")
            .replace("Books.Invoice.Status", "Books.Invoice.State");
    Path fresh = workspace("new", renamed);
    byte[] before = bytes();

    Invocation dry = deploy(fresh, "--dry-run");
    assertThat(dry.exitCode()).isEqualTo(1);
    Golden.assertMatches("deploy-refused.txt", dry.results());

    Invocation refused = deploy(fresh, "--move-all");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.results()).isEqualTo(dry.results());
    assertThat(bytes()).isEqualTo(before);

    Invocation served = Invocation.of("serve", fresh, "--db", database, "--port", "0");
    assertThat(served.exitCode()).as("a server does not start on it either").isEqualTo(1);
    assertThat(served.messages())
        .contains("refused: Books.Invoice.Status is not declared any more", "move them first");
    assertThat(bytes()).isEqualTo(before);
  }

  @Test
  void aFieldIsRenamedInTwoSteps() throws IOException {
    String both =
        SmallWorkspace.TEXT
            .replace(
                "    Status: \"Sent\"",
                "    State: \"Sent\" | \"Overdue\" | final \"Paid\"\n    Status: \"Sent\"")
            .replace("Books.Invoice.Status", "Books.Invoice.State");
    assertThat(deploy(workspace("both", both), "--move-all").exitCode()).isZero();

    String after = both.replace("    Status: \"Sent\" | \"Overdue\" | final \"Paid\"\n", "");
    assertThat(deploy(workspace("after", after), "--move-all").exitCode()).isZero();
    assertThat(Invocation.of("timeline", database, "acme").exitCode())
        .as("what was told of the old field can still be read")
        .isZero();
  }

  @Test
  void whoWouldWaitForWhatCanNoLongerBecomeTrueIsToldAsStranded() throws IOException {
    String deals =
        """
        app CRM
          record Deal
            AccountId: text
            Stage: "Open" | final "Closed Won" | final "Closed Lost"
            Signed: boolean

        subject Customer
          key AccountId: CRM.Deal.AccountId

        journey "Deal" for each CRM.Deal of Customer
          starts when: CRM.Deal.Stage = "Closed Won"

          stage "Signing"
            may wait forever
            advances to "Done" when: CRM.Deal.Signed = true

          stage "Done"
            ends as "done"
        """;
    database = folder.resolve("deals.db");
    Path signals =
        Files.writeString(
            folder.resolve("deals.jsonl"),
            SmallWorkspace.SIGNALS.replace("\"Owner\"", "\"Ignored\""));
    Invocation.of(
        "replay",
        workspace("deals", deals),
        "--signals",
        signals,
        "--db",
        database,
        "--rejects",
        folder.resolve("rejects"));
    Path fresh =
        workspace(
            "fresh", deals.replace("CRM.Deal.Signed = true", "CRM.Deal.Stage = \"Closed Lost\""));

    assertThat(deploy(fresh, "--dry-run").results())
        .contains("no way out of \"Signing\" can become true any more")
        .containsPattern("\"Signing\" +[0-9a-f]{8} +2 +\"Signing\" +2 ");
  }

  @Test
  void oldCustomersAreToldAndStartOnlyWhenAPersonSaysSo() throws IOException {
    StringBuilder signals = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      signals
          .append("{\"specversion\": \"1.0\", \"source\": \"crm\", \"id\": \"old-")
          .append(i)
          .append(
              "\", \"type\": \"CRM.Deal\", \"time\": \"2026-01-05T09:00:00Z\", \"data\": {\"Id\":"
                  + " \"O-")
          .append(i)
          .append("\", \"AccountId\": \"c")
          .append(i)
          .append("\", \"Stage\": \"Open\"}}\n");
    }
    Path file = Files.writeString(folder.resolve("old.jsonl"), signals.toString());
    Path old = workspace("old", SmallWorkspace.TEXT);
    Invocation.of("replay", old, "--signals", file, "--db", database);
    Path fresh =
        workspace(
            "new",
            SmallWorkspace.TEXT
                + """

                journey "Second Look" for Customer
                  starts when: CRM.Deal.Stage = "Open"

                  stage "Looking"
                    may wait forever
                    advances to "Seen" when: CRM.Deal.Stage = "Closed Won"

                  stage "Seen"
                    ends as "seen"
                """);

    Invocation deployed = deploy(fresh);
    assertThat(deployed.results())
        .contains("\"Second Look\": new, version ")
        .contains("1,000 starts are due from before; nothing starts by itself")
        .endsWith("deployed\n");
    assertThat(Invocation.of("timeline", database, "c7").results()).doesNotContain("Second Look");

    assertThat(deploy(fresh, "--start-matching", "Second Look").results())
        .endsWith("deployed\nstarted 1,000 executions\n");
    assertThat(deploy(fresh, "--start-matching", "Second Look").results())
        .endsWith("started 0 executions\n");
    assertThat(Invocation.of("timeline", database, "c7").results()).contains("Looking");
  }

  @Test
  void anOlderVersionCanBeMadeTheActiveOneAgain() throws IOException {
    Path fresh = workspace("new", with("expected within 10 days", "expected within 20 days"));
    assertThat(deploy(fresh, "--move-all").exitCode()).isZero();

    Invocation back = deploy("--rollback", "First Invoice", "--move-all");
    assertThat(back.results()).endsWith("moved 2 executions\n");
    String list = Invocation.of("deployments", database).results();
    assertThat(list.lines().filter(line -> line.contains("by ann"))).hasSize(2);
    assertThat(list).contains("at \"Waiting\": 2");

    assertThat(deploy("--rollback", "Unknown").exitCode()).isEqualTo(2);
    assertThat(deploy(fresh, "--rollback", "First Invoice").exitCode()).isEqualTo(2);
    assertThat(deploy(fresh, "--move", "Frist Invoice").messages())
        .contains("there is no journey `Frist Invoice` to deploy");
  }

  @Test
  void thePageShowsWhatIsPrinted() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "versions.md"));
    for (String golden : List.of("deploy-dry-run.txt", "deploy-refused.txt")) {
      Path file = Path.of("src/test/resources/dev/milepost/cli", golden);
      assertThat(page).contains("```text\n" + Files.readString(file) + "```\n");
    }
  }

  @Test
  void theSameComesAsJson() throws IOException {
    Path fresh = workspace("new", easier());
    Golden.assertMatches("deploy.json", deploy(fresh, "--move-all", "--format", "json").results());
  }
}

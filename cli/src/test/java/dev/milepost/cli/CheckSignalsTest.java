package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What recorded signals show of journeys. */
final class CheckSignalsTest {

  private static final Path LENDING = Path.of("..", "journeys", "lending");
  private static final Path MAP = LENDING.resolve("loan-log.map");

  /** A log beside the repository that is not part of it. */
  private static final Path PUBLIC_LOG =
      Path.of("..", "..", "shared", "data", "eventlogs", "bpic2012.xes.gz");

  @TempDir Path temporary;

  @Test
  void aValueThatIsOverTooSoonIsNamedAsTheCauseOfTheCasesThatStall() throws Exception {
    assumeTrue(
        Files.exists(PUBLIC_LOG),
        () -> "skipped: " + PUBLIC_LOG + " is not part of the repository");

    Invocation invocation =
        Invocation.of(
            "check", onlyApproved(), "--signals", PUBLIC_LOG, "--map", MAP, "--format", "json");

    assertThat(invocation.exitCode()).isEqualTo(1);
    List<String> messages = findings(invocation, "transient-value");
    assertThat(messages)
        .containsExactly(
            "`Loan.Application.Status = \"APPROVED\"` was over when"
                + " `Offer.Offer.Status = \"ACCEPTED\"` came: 324 executions wait at"
                + " `\"OfferReturned\"` for it, 297 of them longer than expected");
    assertThat(invocation.results())
        .contains("for example `Case \\\"173760\\\"`")
        .contains("IN (\\\"APPROVED\\\", \\\"ACTIVATED\\\", \\\"REGISTERED\\\")");
  }

  @Test
  void aSmallLogShowsWhereEachCaseWaits() throws Exception {
    Path log = Files.writeString(temporary.resolve("log.jsonl"), LOG);

    Invocation invocation = Invocation.of("check", onlyApproved(), "--signals", log, "--notes");

    assertThat(invocation.messages()).isEmpty();
    assertThat(invocation.exitCode()).isEqualTo(1);
    Golden.assertMatches(
        "check-signals.txt", invocation.results().replace(temporary.toString(), "FOLDER"));
  }

  @Test
  void aFileWithoutSignalsShowsNothing() throws Exception {
    Path log = Files.writeString(temporary.resolve("log.jsonl"), "{\"specversion\": \"1.0\"}\n");

    Invocation invocation = Invocation.of("check", onlyApproved(), "--signals", log);

    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.results()).contains(": nothing found");
    assertThat(invocation.messages()).contains("1 rejected message", "holds no signal");
    assertThat(Invocation.of("check", onlyApproved(), "--signals", temporary.resolve("no.jsonl")))
        .extracting(Invocation::exitCode)
        .isEqualTo(2);
  }

  @Test
  void signalsAreOfOneWorkspaceAndAMappingIsOfSignals() throws Exception {
    assertThat(Invocation.of("check", LENDING, "--map", MAP).messages())
        .isEqualTo("milepost: --map is for --signals; name the signals as well\n");
    assertThat(Invocation.of("check", "../journeys", "--signals", "log.jsonl").messages())
        .isEqualTo("milepost: signals are of one workspace; name the one that they are of\n");
  }

  @Test
  void aWorkspaceWithErrorsIsToldTheseAlone() throws Exception {
    Path workspace = onlyApproved();
    Path file = workspace.resolve("loan.journey");
    Files.writeString(file, Files.readString(file).replace("\"APPROVED\"\n      AND", "AND"));

    Invocation invocation = Invocation.of("check", workspace, "--signals", "nowhere.jsonl");

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.messages()).isEmpty();
  }

  /** The loan journey, whose last trigger asks for one value instead of three. */
  private Path onlyApproved() throws IOException {
    Path workspace = Files.createDirectories(temporary.resolve("loan"));
    String text = Files.readString(LENDING.resolve("loan.journey"));
    String list = "IN (\"APPROVED\", \"REGISTERED\", \"ACTIVATED\")";
    assertThat(text).contains(list);
    Files.writeString(workspace.resolve("loan.journey"), text.replace(list, "= \"APPROVED\""));
    Files.writeString(workspace.resolve("milepost.conf"), SmallWorkspace.SETTINGS);
    return workspace;
  }

  private static List<String> findings(Invocation invocation, String rule) throws Exception {
    JsonObject report = (JsonObject) JsonReader.FILE.read(invocation.results());
    JsonArray findings = (JsonArray) Objects.requireNonNull(report.get("findings"));
    return findings.items().stream()
        .map(JsonObject.class::cast)
        .filter(finding -> new JsonText(rule).equals(finding.get("rule")))
        .map(finding -> ((JsonText) Objects.requireNonNull(finding.get("message"))).text())
        .toList();
  }

  private static final String LOG = log();

  /** Two cases whose approval is over too soon, one in time, and one that is not heard of again. */
  private static String log() {
    StringBuilder log = new StringBuilder();
    for (String id : List.of("1", "2", "3", "4")) {
      application(log, id, "01", "SUBMITTED");
      application(log, id, "02", "PREACCEPTED");
      offer(log, id, "03", "SENT");
      application(log, id, "04", "FINALIZED");
      offer(log, id, "05", "SENT_BACK");
    }
    for (String id : List.of("1", "2")) {
      application(log, id, "06", "APPROVED");
      application(log, id, "07", id.equals("1") ? "REGISTERED" : "ACTIVATED");
      offer(log, id, "08", "ACCEPTED");
    }
    offer(log, "3", "06", "ACCEPTED");
    application(log, "3", "07", "APPROVED");
    application(log, "5", "28", "SUBMITTED");
    return log.toString();
  }

  private static void application(StringBuilder log, String id, String day, String status) {
    signal(log, "Loan.Application", id, day, status);
  }

  private static void offer(StringBuilder log, String id, String day, String status) {
    signal(log, "Offer.Offer", id, day, status);
  }

  private static void signal(StringBuilder log, String type, String id, String day, String status) {
    log.append(
        """
        {"specversion": "1.0", "source": "bank", "id": "%s-%s", "type": "%s", "subject": "%s", \
        "time": "2026-01-%sT09:00:00Z", "data": {"Id": "%s", "Status": "%s"}}
        """
            .formatted(id, day, type, id, day, id, status));
  }
}

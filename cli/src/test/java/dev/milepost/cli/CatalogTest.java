package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CatalogTest {

  private static final Path JOURNEYS = Path.of("../journeys");
  private static final Path LOG = Path.of("../../shared/data/eventlogs/bpic2012.xes.gz");

  private static final String SIGNALS =
      """
      {"specversion":"1.0","id":"1","source":"crm","type":"CRM.Deal","time":"2026-01-05T09:00:00Z",\
      "data":{"Id":"D-1","AccountId":"acme","Stage":"Closed won","Ownr":"ann"}}
      {"specversion":"1.0","id":"2","source":"crm","type":"CRM.Dael","time":"2026-01-05T09:00:00Z",\
      "data":{"Id":"D-1"}}
      not JSON
      {"specversion":"1.0","id":"3","source":"crm","type":"CRM.Deal","time":"2026-01-05T09:00:00Z",\
      "data":{"Id":"D-1","AccountId":"acme","Stage":"Closed Won"}}
      """;

  @TempDir Path folder;

  @Test
  void whatIsLearnedChecksClean() throws IOException {
    Path signals = Files.writeString(folder.resolve("signals.jsonl"), SIGNALS);

    Invocation learned = Invocation.of("catalog", "learn", signals);

    assertThat(learned.exitCode()).isZero();
    assertThat(learned.messages())
        .contains("line 3, is no JSON")
        .endsWith("milepost: learned 2 types with 3 fields from 3 messages\n");
    Path workspace = SmallWorkspace.in(folder, learned.results());
    assertThat(Invocation.of("check", workspace).exitCode()).isZero();
    assertThat(Invocation.of("fmt", "--check", workspace).exitCode()).isZero();
    assertThat(Invocation.of("catalog", "check", signals, workspace).results())
        .endsWith("4 messages, 1 do not fit\n");
  }

  @Test
  void bodiesComeInFilesFoldersArraysAndPacked() throws IOException {
    String body =
        """
        {
          "event": "ticket.opened",
          "ticket": {"id": %d, "status": "open"}
        }
        """;
    Path bodies = Files.createDirectories(folder.resolve("bodies"));
    Files.writeString(bodies.resolve("a.json"), body.formatted(1));
    Files.writeString(
        bodies.resolve("b.json"), "[" + body.formatted(2) + "," + body.formatted(3) + "]");
    Files.writeString(bodies.resolve("c.json"), body.formatted(4).replaceAll("\\s+", " ") + "\n{}");
    try (OutputStream packed =
        new GZIPOutputStream(Files.newOutputStream(bodies.resolve("d.jsonl.gz")))) {
      packed.write(body.formatted(5).replaceAll("\\s+", " ").getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(bodies.resolve("notes.txt"), "no JSON");

    Invocation learned = Invocation.of("catalog", "learn", "--app", "Desk", bodies);

    assertThat(learned.exitCode()).isZero();
    assertThat(learned.results())
        .contains("record Ticket  # 5 samples", "event TicketOpened  # 5 samples")
        .contains("record Ticket `ticket.id`");
    assertThat(learned.messages()).contains("1 bodies that name no thing and no happening");
  }

  @Test
  void whatHoldsNothingToLearnIsSaid() throws IOException {
    Path text = Files.writeString(folder.resolve("a.json"), "{\"a\": ");
    Path empty = Files.writeString(folder.resolve("b.jsonl"), "");
    Path cut = Files.write(folder.resolve("c.jsonl.gz"), new byte[] {0x1F, (byte) 0x8B, 8, 0});

    assertUnusable("`" + text + "` is no JSON: line 1", text);
    assertUnusable("`" + empty + "` is empty", empty);
    assertUnusable("`" + cut + "` is cut off", cut);
    assertUnusable("there is no `" + folder.resolve("d") + "`", folder.resolve("d"));
    assertUnusable("there is no file of JSON", Files.createDirectory(folder.resolve("e")));
    Invocation badName = Invocation.of("catalog", "learn", "--app", "Zoho CRM", text);
    assertThat(badName)
        .isEqualTo(
            new Invocation(
                2,
                "",
                "milepost: an app cannot be called `Zoho CRM`; write `ZohoCRM`, for instance\n"));
  }

  @Test
  void tellsWhichSignalsDoNotFitAndWhatWasMeant() throws IOException {
    Path signals = Files.writeString(folder.resolve("signals.jsonl"), SIGNALS);
    Path workspace = SmallWorkspace.in(folder);

    Invocation checked = Invocation.of("catalog", "check", signals, workspace);

    assertThat(checked.exitCode()).isEqualTo(1);
    assertThat(checked.results().replaceAll("\\s+", " "))
        .contains("CRM.Deal.Stage does not fit, 1 time line 1: `Closed won` is not one of")
        .contains("did you mean \"Closed Won\"?")
        .contains("line 2: `CRM.Dael` is no record or event of the declared apps; did you mean")
        .contains("not JSON, 1 time line 3:")
        .contains("line 1: CRM.Deal.Ownr, 1 time; did you mean `Owner`?")
        .endsWith("4 messages, 3 do not fit ");
  }

  @Test
  void tellsItToProgramsToo() throws IOException {
    Path signals = Files.writeString(folder.resolve("signals.jsonl"), SIGNALS);

    Invocation checked =
        Invocation.of("catalog", "check", signals, SmallWorkspace.in(folder), "--format", "json");

    assertThat(checked.exitCode()).isEqualTo(1);
    assertThat(checked.results())
        .contains("\"messages\": 4", "\"rejected\": 3", "\"about\": \"CRM.Deal.Stage\"")
        .contains("\"suggestion\": \"Owner\"");
  }

  @Test
  void recordedWebhooksAreReadAsTheServerWouldReadThem() throws IOException {
    Path webhooks =
        Files.writeString(
            folder.resolve("webhooks.jsonl"),
            """
            {"header":{"X-GitHub-Event":"issues"},"action":"opened","issue":{"id":7,"state":"open"}}
            {"header":{"X-GitHub-Event":"issues"},"action":"edited","issue":{"id":7,"state":"odd"}}
            {"header":{"X-GitHub-Event":"star"},"action":"created"}
            """);
    Path apps = JOURNEYS.resolve("apps");

    Invocation checked = Invocation.of("catalog", "check", webhooks, apps, "--hooks", "GitHub");

    assertThat(checked.exitCode()).isEqualTo(1);
    assertThat(checked.results().replaceAll("\\s+", " "))
        .contains("1 time line 2: `odd` is not among the values that the mapping lists")
        .contains("3 messages, 1 do not fit; for 1 message the mapping has no rule");
    Invocation unknown = Invocation.of("catalog", "check", webhooks, apps, "--hooks", "Git");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.messages()).contains("no app `Git`");
  }

  @Test
  void aWholeLogFitsThroughItsMapping() {
    assumeTrue(Files.exists(LOG), "skipped: there is no event log at " + LOG.toAbsolutePath());
    Path lending = JOURNEYS.resolve("lending");

    Invocation checked =
        Invocation.of("catalog", "check", LOG, lending, "--map", lending.resolve("loan-log.map"));

    assertThat(checked).isEqualTo(new Invocation(0, "262,200 messages, all of them fit\n", ""));
  }

  private static void assertUnusable(String sentence, Path path) {
    Invocation learned = Invocation.of("catalog", "learn", "--app", "Desk", path);
    assertThat(learned.exitCode()).isEqualTo(2);
    assertThat(learned.results()).isEmpty();
    assertThat(learned.messages()).contains(sentence);
  }
}

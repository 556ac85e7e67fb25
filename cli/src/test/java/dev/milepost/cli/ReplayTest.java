package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class ReplayTest {

  @TempDir Path folder;

  private Path workspace;
  private Path signals;
  private Path rejects;

  @BeforeEach
  void write() throws IOException {
    workspace = SmallWorkspace.in(folder);
    signals = SmallWorkspace.signalsIn(folder);
    rejects = folder.resolve("rejects.jsonl");
  }

  @Test
  void sumsUpForPrograms() throws IOException {
    Invocation invocation = replay("--format", "json");

    assertThat(invocation.exitCode()).isZero();
    Golden.assertMatches(
        "replay.json", invocation.results().replaceAll("\"seconds\": [0-9.]+", "\"seconds\": 0"));
  }

  @Test
  void sumsUpForPeople() throws IOException {
    Invocation invocation = replay();

    assertThat(invocation.exitCode()).isZero();
    Golden.assertMatches(
        "replay.txt",
        invocation.results().replaceAll("in .* s \\(.* a second\\)", "in 0.1 s (40 a second)"));
    Golden.assertMatches(
        "replay-messages.txt", invocation.messages().replace(folder.toString(), "FOLDER"));
    assertThat(rejects).content().startsWith("{\"line\":4,").contains("Sendt").hasLineCount(1);
  }

  @Test
  void compiledPlansRunLikeTheirTexts() {
    Path plans = folder.resolve("plans");
    Invocation.of("compile", workspace, "-o", plans);

    Invocation invocation =
        Invocation.of("replay", plans, "--signals", signals, "--rejects", rejects);

    assertThat(withoutTime(invocation)).isEqualTo(withoutTime(replay()));
  }

  @Test
  void stagesOfSeveralJourneysAreToldApart() throws IOException {
    String second =
        """

        journey "Second Invoice" for Customer
          starts when: Books.Invoice.Status = "Paid"

          stage "Waiting"
            may wait forever
            advances to "Paid" when: count of Books.Invoice (Status = "Paid") >= 2

          stage "Paid"
            ends as "paid"
        """;
    SmallWorkspace.in(folder, SmallWorkspace.TEXT + second);

    assertThat(replay("--format", "json").results())
        .contains(
            "\"stages\": {\"First Invoice/Waiting\": 1, \"First Invoice/Paid\": 1, \"Second"
                + " Invoice/Waiting\": 1}",
            "[\"__start__\", \"First Invoice/Waiting\", 2]",
            "[\"__start__\", \"Second Invoice/Waiting\", 1]");
  }

  @Test
  void theTimeCanBeStopped() {
    assertThat(replay("--until", "2026-01-07").results())
        .startsWith("3 signals")
        .doesNotContain("longer than expected");
    assertThat(replay("--until", "2026-01-15T10:29:59Z").results())
        .startsWith("3 signals")
        .contains("1 time a stage took longer than expected");
  }

  @Test
  void aDatabaseIsGoneOnWith() {
    Path database = folder.resolve("run.db");
    replay("--db", database, "--until", "2026-01-07");

    Invocation invocation = replay("--db", database);

    assertThat(invocation.results())
        .startsWith("4 signals")
        .contains("3 received before, without effect", "Waiting", "Paid");
  }

  @Test
  void anotherVersionOfTheJourneyDoesNotGoOnWithADatabase() throws IOException {
    Path database = folder.resolve("run.db");
    replay("--db", database);
    SmallWorkspace.in(folder, SmallWorkspace.TEXT.replace("10 days", "11 days"));

    assertUnusable(
        replay("--db", database), "was filled by another version of the journey \"First Invoice\"");
  }

  @Test
  void wordsOfOptionsAreChecked() {
    assertUnusable(replay("--order", "tme"), "`tme` is none of time, file; did you mean `time`?");
    assertUnusable(replay("--format", "xml"), "`xml` is none of text, json");
    assertUnusable(
        replay("--until", "tomorrow"),
        "`tomorrow` is no time; write it as 2026-02-06T09:00:00Z or 2026-02-06");
    assertUnusable(
        Invocation.of("replay", workspace, "--singals", "x"),
        "there is no option `--singals`; did you mean `--signals`?");
    assertUnusable(Invocation.of("replay", workspace), "--signals FILE is missing");
  }

  @Test
  void aFileOfSignalsMustBeThereAndHoldSome() throws IOException {
    signals = folder.resolve("nowhere.jsonl");
    assertUnusable(replay(), "nowhere.jsonl");
    signals = folder;
    assertUnusable(replay(), folder.toString());
    signals = Files.writeString(folder.resolve("empty.jsonl"), "");
    assertUnusable(replay(), "empty");
    signals = Files.writeString(folder.resolve("noise.jsonl"), "this\nand that\n");
    assertUnusable(replay(), "none of the file's messages is a signal");
  }

  @Test
  void aTruncatedArchiveLeavesNothing() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(SmallWorkspace.SIGNALS.getBytes(StandardCharsets.UTF_8));
    }
    signals = folder.resolve("signals.jsonl.gz");
    Files.write(signals, Arrays.copyOf(packed.toByteArray(), packed.size() - 40));
    Path database = folder.resolve("run.db");

    Invocation invocation = replay("--db", database);

    assertUnusable(invocation, "signals.jsonl.gz");
    assertThat(rejects).doesNotExist();
    assertThat(database).doesNotExist();
  }

  @Test
  void aMappingIsCheckedBeforeAnythingRuns() throws IOException {
    Path map = folder.resolve("table.map");

    assertUnusable(replay("--map", map), "there is no `" + map + "`");
    assertUnusable(replay("--map", folder), "is a folder, not a mapping file");

    Files.writeString(
        map, "signals from csv\nsubject `who`\nalways record Books.Invioce `id` Status: `state`\n");
    Invocation wrong = replay("--map", map);
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.messages()).contains("Invioce", "Invoice", "has 1 error, so nothing is run");

    Files.writeString(
        map, "signals from xes\nsubject `who`\nalways record Books.Invoice `id` Status: `state`\n");
    assertUnusable(replay("--map", map), "looks like JSON Lines, and the mapping `" + map);

    Files.write(map, new byte[] {'#', (byte) 0xE9});
    assertUnusable(replay("--map", map), "the file is not UTF-8");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsToldWhereverItIs() {
    Path database = folder.resolve("run.db");
    rejects = Path.of("/dev/full");

    assertUnusable(
        replay("--db", database), "the refused messages cannot be written to `/dev/full`");
    assertThat(database).doesNotExist();
    rejects = folder.resolve("rejects.jsonl");
    assertUnusable(replay("--db", "/dev/full"), "/dev/full");
  }

  @Test
  void aSumThatNobodyTakesIsAFailure() {
    Invocation invocation =
        Invocation.intoFullDisk("replay", workspace, "--signals", signals, "--rejects", rejects);

    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.messages())
        .endsWith(
            "milepost: standard output does not take what is written to it: No space left on"
                + " device\n");
  }

  @Test
  void journeysWithErrorsAreNotRun() throws IOException {
    SmallWorkspace.in(folder, SmallWorkspace.TEXT.replace("money", "monye"));

    Invocation invocation = replay();

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.results()).isEmpty();
    assertThat(invocation.messages()).contains("monye").contains("has 1 error; mend them first");
  }

  @Test
  void aFolderOfPlansMustHoldPlans() throws IOException {
    Path plans = folder.resolve("plans");
    Invocation.of("compile", workspace, "-o", plans);
    workspace = plans;
    Path plan = plans.resolve("first-invoice.plan.json");
    String text = Files.readString(plan);

    Files.writeString(plan, text.replace("10 days", "11 days"));
    assertUnusable(replay(), plan.toString());
    Files.writeString(plan, text.replace("\"format\": 1", "\"format\": 7"));
    assertUnusable(replay(), plan.toString());
    Files.writeString(plan, text.substring(0, text.length() / 2));
    assertUnusable(replay(), plan.toString());
    Files.delete(plan);
    assertUnusable(replay(), "there is no plan (*.plan.json)");
    Files.writeString(plans.resolve("catalog.json"), "{\"format\": 2}");
    assertUnusable(replay(), "compile the journeys again with this version");
  }

  private Invocation replay(Object... more) {
    Object[] all = {"replay", workspace, "--signals", signals, "--rejects", rejects};
    Object[] arguments = Arrays.copyOf(all, all.length + more.length);
    System.arraycopy(more, 0, arguments, all.length, more.length);
    return Invocation.of(arguments);
  }

  private static void assertUnusable(Invocation invocation, String sentence) {
    assertThat(invocation.messages()).contains(sentence).doesNotContain("\tat ");
    assertThat(invocation.exitCode()).isEqualTo(2);
  }

  private static String withoutTime(Invocation invocation) {
    return invocation.results().replaceAll("in .* s \\(.* a second\\)", "");
  }
}

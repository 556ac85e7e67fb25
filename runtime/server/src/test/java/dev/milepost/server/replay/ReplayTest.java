package dev.milepost.server.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.server.intake.SignalFile;
import dev.milepost.server.intake.SignalOrder;
import dev.milepost.server.replay.ReplayResult.Way;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.StoreException;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import dev.milepost.server.timeline.SubjectSearch;
import dev.milepost.server.timeline.SubjectTimeline;
import dev.milepost.server.timeline.TimelineText;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplayTest {

  private static final Instant MONDAY = Signals.MONDAY;

  @TempDir private Path folder;
  private final List<String> lines = new ArrayList<>();

  private void event(String id, Instant time, String type, String subject, String data) {
    lines.add(
        """
        {"specversion":"1.0","id":"%s","source":"test","type":"%s","subject":"%s","time":"%s","data":%s}\
        """
            .formatted(id, type, subject, time, data));
  }

  private void stage(String id, Instant time, String customer, String stage) {
    event(
        id,
        time,
        "CRM.Account",
        customer,
        "{\"Id\":\"" + customer + "\",\"Stage\":\"" + stage + "\"}");
  }

  private void invoice(String id, Instant time, String customer, String status) {
    event(id, time, "Books.Invoice", customer, "{\"Id\":\"I\",\"Status\":\"" + status + "\"}");
  }

  private Store store() {
    return SqliteStores.open(folder.resolve("store.db"), SqliteOptions.STANDARD);
  }

  private ReplayResult replay(Deployment deployment, SignalOrder order, @Nullable Instant until)
      throws Exception {
    Path file = Files.write(folder.resolve("signals.jsonl"), lines);
    try (Store store = store();
        SignalFile signals = SignalFile.open(file, null, null, deployment.catalog(), _ -> {})) {
      return new Replay(
              store, deployment, new ReplayOptions(order, until, MONDAY, 2), ReplayProgress.NONE)
          .run(signals, _ -> {});
    }
  }

  private ReplayResult replay(SignalOrder order, @Nullable Instant until) throws Exception {
    return replay(SmallWorld.deployment(), order, until);
  }

  private String timeline(String customer) {
    try (Store store = SqliteStores.openToRead(folder.resolve("store.db"))) {
      return store.read(read ->
          TimelineText.lines(
                  SubjectTimeline.read(read, SubjectSearch.find(read, customer).getFirst())
                      .orElseThrow(),
                  ZoneOffset.UTC)
              .stream()
              .map(TimelineText.Line::text)
              .collect(Collectors.joining("\n")));
    }
  }

  @Test
  void signalsAreTakenInTheOrderOfTheirTimes() throws Exception {
    invoice("2", MONDAY.plus(Duration.ofDays(3)), "acme", "Paid");
    stage("1", MONDAY, "acme", "won");
    stage("3", MONDAY.plusSeconds(1), "other", "won");
    ReplayResult result = replay(SignalOrder.TIME, null);
    assertThat(result.signals()).isEqualTo(3);
    assertThat(result.executions()).isEqualTo(2);
    assertThat(result.stages()).containsExactly(Map.entry("Trial", 1L), Map.entry("Live", 1L));
    assertThat(result.transitions())
        .containsExactly(new Way("__start__", "Trial", 2), new Way("Trial", "Live", 1));
  }

  @Test
  void signalsOfOneInstantKeepTheOrderOfTheFile() throws Exception {
    for (int i = 0; i < 40; i++) {
      stage("s" + i, MONDAY, "acme", i % 2 == 0 ? "won" : "gone");
    }
    stage("before", MONDAY.minusSeconds(1), "acme", "new");
    replay(SignalOrder.TIME, null);
    assertThat(timeline("acme").lines().filter(line -> line.contains("Stage = ")))
        .hasSize(41)
        .last()
        .asString()
        .contains("Stage = \"gone\"");
  }

  @Test
  void inTheOrderOfTheFileEachSubjectHasItsOwnClock() throws Exception {
    stage("1", MONDAY.plus(Duration.ofDays(9)), "late", "won");
    stage("2", MONDAY, "acme", "won");
    invoice("3", MONDAY.plus(Duration.ofDays(1)), "acme", "Paid");
    ReplayResult result = replay(SignalOrder.FILE, null);
    assertThat(result.stages()).containsEntry("Live", 1L).containsEntry("Trial", 1L);
    assertThat(timeline("acme")).doesNotContain("time passes");
  }

  @Test
  void timersRunUpToTheInstantThatIsAskedFor() throws Exception {
    stage("1", MONDAY, "acme", "won");
    stage("2", MONDAY.plus(Duration.ofDays(8)), "other", "won");
    ReplayResult result = replay(SignalOrder.TIME, MONDAY.plus(Duration.ofDays(5)));
    assertThat(result.signals()).as("what was received later is left out").isEqualTo(1);
    assertThat(result.stalls()).as("five days are over at that instant").isEqualTo(1);
    assertThat(timeline("acme"))
        .isEqualTo(
            """
            Customer acme
            2026-01-05 09:00:00  CRM.Account acme: Stage = "won"
                                   Onboarding: starts at "Trial"  [onboarding.journey:81]
                                   CRM.Send(Text = "welcome") [sandbox]
                                   asks the owner desk@acme.example "How?" ("Keep", "Drop") [sandbox]
            2026-01-07 09:00:00  time passes
                                   CRM.Send(Text = "still there?") [sandbox]
            2026-01-09 09:00:00  time passes
                                   CRM.Send(Text = "still there?"), the 2. time [sandbox]
            2026-01-10 09:00:00  time passes
                                   Onboarding: stalled at "Trial", expected to leave by 2026-01-10 09:00:00
                                   tells the owner desk@acme.example "acme: \\"Onboarding\\" is at \\"Trial\\" longer than 5 days, since 2026-01-05T09:00:00Z" [sandbox]
            Onboarding: at "Trial" since 2026-01-05 09:00:00, stalled since 2026-01-10 09:00:00\
            """);
  }

  @Test
  void theSameFileAgainChangesNothing() throws Exception {
    stage("1", MONDAY, "acme", "won");
    invoice("2", MONDAY.plusSeconds(9), "acme", "Paid");
    ReplayResult once = replay(SignalOrder.TIME, null);
    ReplayResult twice = replay(SignalOrder.TIME, null);
    assertThat(twice.duplicates()).isEqualTo(2);
    assertThat(twice.stages()).isEqualTo(once.stages());
    assertThat(twice.transitions()).isEqualTo(once.transitions());
  }

  @Test
  void badLinesAreCountedAndGoodOnesGoOn() throws Exception {
    stage("1", MONDAY, "acme", "won");
    lines.add("this is no JSON");
    invoice("2", MONDAY.plusSeconds(1), "acme", "Unheard of");
    invoice("3", MONDAY.plusSeconds(2), "acme", "Paid");
    invoice("4", MONDAY.plusSeconds(3), "acme", "Sent");
    ReplayResult result = replay(SignalOrder.TIME, null);
    assertThat(result.signals()).isEqualTo(3);
    assertThat(result.rejected())
        .as("a line, a value that is not in the list, and leaving a final value")
        .isEqualTo(3);
    assertThat(result.stages()).containsEntry("Live", 1L);
  }

  @Test
  void aDatabaseOfAnotherVersionIsNotContinued() throws Exception {
    stage("1", MONDAY, "acme", "won");
    replay(SignalOrder.TIME, null);
    assertThatThrownBy(() -> replay(SmallWorld.otherVersion(), SignalOrder.TIME, null))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("was filled by another version of the journey \"Onboarding\"")
        .hasMessageEndingWith("replay into a new file");
    assertThatThrownBy(() -> replay(SmallWorld.without("Website"), SignalOrder.TIME, null))
        .hasMessageContaining("the app Website, which is not declared");
  }
}

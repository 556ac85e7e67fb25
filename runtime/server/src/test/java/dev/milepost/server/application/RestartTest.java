package dev.milepost.server.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.server.live.Entry;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.timeline.SubjectTimeline;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import dev.milepost.server.writer.Submission;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a restart and a downtime do to reminders, deadlines and conditions that must hold. */
final class RestartTest {

  private static final SubjectName ACME = new SubjectName("Customer", "acme");
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path folder;

  /** What happens to the customer, by days after Monday. */
  private record Step(int day, Submission.Arrival arrival) {}

  private static List<Step> story() {
    Signals signals = new Signals();
    return List.of(
        new Step(0, signals.account(Signals.MONDAY, "acme", Signals.text("Stage", "won"))),
        new Step(5, signals.invoice(day(5), "acme", "I", Signals.text("Status", "Sent"))),
        new Step(8, signals.invoice(day(8), "acme", "I", Signals.text("Status", "Paid"))),
        new Step(9, signals.account(day(9), "acme", Signals.text("Stage", "gone"))));
  }

  private static Instant day(int day) {
    return Signals.MONDAY.plus(DAY.multipliedBy(day));
  }

  private static void take(TestServer server, Submission.Arrival arrival) {
    server
        .server()
        .writer()
        .submit(Entry.small(at -> new Submission.Arrival(at, arrival.incoming())))
        .join();
  }

  private static List<PastInput> history(TestServer server) {
    return server.store().read(read -> SubjectTimeline.read(read, ACME)).orElseThrow().history();
  }

  @Test
  void restartsInTheMiddleOfEverythingChangeNothing() {
    List<PastInput> without = run(folder.resolve("without.db"), false);
    List<PastInput> with = run(folder.resolve("with.db"), true);

    assertThat(without.stream().flatMap(past -> past.timeline().stream()))
        .as("a deadline, a turned record and a condition that held for three days")
        .hasAtLeastOneElementOfType(TimelineEntry.Stalled.class)
        .hasAtLeastOneElementOfType(TimelineEntry.Ended.class);
    assertThat(without.stream().flatMap(past -> past.actions().stream()))
        .as("a series of reminders")
        .filteredOn(action -> action.action().clause().equals("every:0"))
        .hasSize(3);
    assertThat(with).isEqualTo(without);
  }

  private static List<PastInput> run(Path database, boolean restarts) {
    TestClock clock = new TestClock(Signals.MONDAY);
    TestServer server = TestServer.on(database, SmallWorld.deployment(), clock, options -> options);
    try {
      for (int day = 0; day <= 20; day++) {
        server.passTo(day(day));
        for (Step step : story()) {
          if (step.day() == day) {
            take(server, step.arrival());
          }
        }
        if (restarts) {
          server.close();
          server = TestServer.on(database, SmallWorld.deployment(), clock, options -> options);
        }
      }
      return history(server);
    } finally {
      server.close();
    }
  }

  @Test
  void ofTheRemindersOfADowntimeTheLatestIsSentAndTheOthersAreNoted() {
    Path database = folder.resolve("server.db");
    TestClock clock = new TestClock(Signals.MONDAY);
    try (TestServer server =
        TestServer.on(database, SmallWorld.deployment(), clock, options -> options)) {
      take(server, story().getFirst().arrival());
    }
    clock.set(day(7));
    try (TestServer server =
        TestServer.on(database, SmallWorld.deployment(), clock, options -> options)) {
      server.passTo(day(7));
      List<PastInput> history = history(server);
      assertThat(history.stream().flatMap(past -> past.timeline().stream()))
          .filteredOn(TimelineEntry.ReminderSkipped.class::isInstance)
          .hasSize(2);
      assertThat(history.stream().flatMap(past -> past.actions().stream()))
          .filteredOn(action -> action.action().clause().equals("every:0"))
          .singleElement()
          .satisfies(action -> assertThat(action.action().repeat()).isEqualTo(3));
    }
  }

  @Test
  void aConditionThatCameTrueByTimeDuringADowntimeIsTakenAtTheStart() {
    Path database = folder.resolve("server.db");
    TestClock clock = new TestClock(Signals.MONDAY);
    List<Step> story = story();
    try (TestServer server =
        TestServer.on(database, SmallWorld.deployment(), clock, options -> options)) {
      take(server, story.get(0).arrival());
      take(server, story.get(2).arrival());
      take(server, story.get(3).arrival());
    }
    clock.set(day(30));
    try (TestServer server =
        TestServer.on(database, SmallWorld.deployment(), clock, options -> options)) {
      server.passTo(day(30));
      List<TimelineEntry> entries = new ArrayList<>();
      history(server).forEach(past -> entries.addAll(past.timeline()));
      assertThat(entries.getLast()).isInstanceOf(TimelineEntry.Ended.class);
    }
  }
}

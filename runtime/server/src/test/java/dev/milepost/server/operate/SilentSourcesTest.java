package dev.milepost.server.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.signal.SubjectAddress;
import dev.milepost.server.live.Running;
import dev.milepost.server.store.SilenceLengths;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import dev.milepost.server.writer.Submission;
import dev.milepost.server.writer.Writer;
import dev.milepost.server.writer.WriterOptions;
import dev.milepost.server.writer.WriterOptions.ClockMode;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source that says nothing for much longer than usual, while executions wait for it. */
final class SilentSourcesTest {

  @TempDir private Path folder;

  /** Invoices come every hour of four working weeks; a customer waits for one to be paid. */
  private Store fourWeeks() {
    Store store = SqliteStores.open(folder.resolve("store.db"), SqliteOptions.STANDARD);
    Writer writer =
        new Writer(store, SmallWorld.deployment(), WriterOptions.replay(ClockMode.SHARED));
    Signals signals = new Signals();
    List<Submission> all = new ArrayList<>();
    all.add(signals.account(Signals.MONDAY, "acme", Signals.text("Stage", "won")));
    for (Instant at = Signals.MONDAY;
        at.isBefore(Signals.MONDAY.plus(Duration.ofDays(26)));
        at = at.plus(Duration.ofHours(1))) {
      DayOfWeek day = at.atZone(ZoneOffset.UTC).getDayOfWeek();
      int hour = at.atZone(ZoneOffset.UTC).getHour();
      if (day.getValue() <= DayOfWeek.FRIDAY.getValue() && hour >= 9 && hour < 17) {
        all.add(signals.invoice(at, "acme", "I", Signals.text("Status", "Sent")));
      }
    }
    writer.write(all);
    return store;
  }

  private static List<Silence> silent(Store store, Instant at) {
    return store
        .read(read -> StallReport.read(read, Running.of(SmallWorld.deployment()), at, 10))
        .silent();
  }

  @Test
  void aWeekendIsNoSilenceAndAWeekWithoutAWordIsOne() {
    try (Store store = fourWeeks()) {
      Instant friday = Instant.parse("2026-01-30T16:00:00Z");
      assertThat(silent(store, friday.plus(Duration.ofDays(3)))).isEmpty();

      assertThat(silent(store, friday.plus(Duration.ofDays(8))))
          .singleElement()
          .satisfies(silence -> {
            assertThat(silence.app()).isEqualTo("Books");
            assertThat(silence.lastAt()).isEqualTo(friday);
            assertThat(silence.silent()).isEqualTo(Duration.ofDays(8));
            assertThat(silence.usual()).isBetween(Duration.ofHours(64), Duration.ofHours(91));
            assertThat(silence.waiting()).isEqualTo(1);
          });
    }
  }

  @Test
  void anAppForWhichNobodyWaitsMayBeSilent() {
    try (Store store = fourWeeks()) {
      Writer writer =
          new Writer(store, SmallWorld.deployment(), WriterOptions.replay(ClockMode.SHARED));
      Instant at = Instant.parse("2026-01-30T16:00:00Z");
      writer.write(
          List.of(
              Signals.arrival(
                  at,
                  "later",
                  "1",
                  at,
                  new SubjectAddress(null, "acme"),
                  Signals.record("Books.Invoice", "I", Signals.text("Status", "Paid")))));
      assertThat(silent(store, at.plus(Duration.ofDays(8)))).isEmpty();
    }
  }

  @Test
  void timeIsCountedNotSilences() {
    SilenceLengths lengths = SilenceLengths.NONE;
    for (int i = 0; i < 1_000; i++) {
      lengths = lengths.with(Duration.ofSeconds(60));
    }
    assertThat(lengths.notExceeded(0.95)).isEqualTo(Duration.ofSeconds(64));
    lengths = lengths.with(Duration.ofSeconds(30_000));
    assertThat(lengths.notExceeded(0.5)).isEqualTo(Duration.ofSeconds(64));
    assertThat(lengths.notExceeded(0.95))
        .as("one silence that was a third of the time is usual")
        .isEqualTo(Duration.ofSeconds(32_768));
    assertThat(SilenceLengths.NONE.notExceeded(0.95)).isZero();
    assertThat(SilenceLengths.NONE.with(Duration.ZERO)).isEqualTo(SilenceLengths.NONE);
  }
}

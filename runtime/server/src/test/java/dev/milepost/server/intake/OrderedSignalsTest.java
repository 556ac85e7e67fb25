package dev.milepost.server.intake;

import static dev.milepost.server.intake.Shapes.CATALOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.milepost.engine.mapping.SignalMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order in which signals are handed on. */
class OrderedSignalsTest {

  private static final SignalMapping STEPS = Shapes.steps("case", "time", "step", "phase", "who");

  @TempDir Path folder = Path.of("");

  private static List<Outcome.Incoming> ordered(
      Path path, SignalOrder order, @Nullable SignalMapping mapping) throws IOException {
    try (SignalFile file = SignalFile.open(path, null, mapping, CATALOG, _ -> {});
        OrderedSignals signals = OrderedSignals.read(file, order, CATALOG, _ -> {})) {
      List<Outcome.Incoming> all = new ArrayList<>();
      for (var next = signals.next(); next != null; next = signals.next()) {
        all.add(next);
      }
      return all;
    }
  }

  private static List<String> ids(List<Outcome.Incoming> signals) {
    return signals.stream().map(incoming -> incoming.signal().id()).toList();
  }

  @Test
  void sortsByTimeAndKeepsTheOrderOfTheFileAmongEqualTimes() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("steps.csv"),
            """
            case,time,step,phase,who
            C-1,2026-01-05T09:00:02Z,b,,
            C-1,2026-01-05T10:00:01+01:00,a,,
            C-2,2026-01-05T09:00:02.000001Z,d,,
            C-2,2026-01-05T09:00:02Z,c,,
            C-2,0001-01-01T00:00:00Z,first,,
            C-2,9999-12-31T23:59:59Z,last,,
            C-3,never,,,
            """);

    assertThat(ids(ordered(table, SignalOrder.TIME, STEPS)))
        .containsExactly("5", "2", "1", "4", "3", "6");
    assertThat(ids(ordered(table, SignalOrder.FILE, STEPS)))
        .containsExactly("1", "2", "3", "4", "5", "6");
  }

  @Test
  void aSignalThatWasOnDiskIsTheSameAsBefore() throws IOException {
    Path lines =
        Files.writeString(
            folder.resolve("signals.jsonl"),
            """
            {"specversion":"1.0","id":"1","source":"/s","type":"Books.Invoice","subject":"Email/a@b","time":"2026-01-05T09:00:00.000001Z","data":{"Id":"I-1","Status":null,"Amount":"12.50 EUR","DueDate":"2026-01-05","SentAt":"2026-01-05T09:00:00Z","Lines":3,"Note":[1,{"b":2,"a":"\\u0000"}]}}
            {"specversion":"1.0","id":"2","source":"/s","type":"Books.Invoice.gone","data":{"Id":"I-1"}}
            {"specversion":"1.0","id":"3","source":"/s","type":"Website.Visit","subject":"acme","time":"2026-01-05T10:00:00Z","data":{"Page":"\\"\\\\\\n\\u2028\\ud83d\\ude00"}}
            """);

    List<Outcome.Incoming> direct = ordered(lines, SignalOrder.FILE, null);

    assertThat(direct).hasSize(3);
    assertThat(ordered(lines, SignalOrder.TIME, null)).isEqualTo(direct);
  }

  @Test
  void aLineWithoutTimeStaysBehindTheLineBeforeIt() throws IOException {
    String line =
        """
        {"specversion":"1.0","id":"%s","source":"/s","type":"Website.Visit"%s}
        """;
    Path lines =
        Files.writeString(
            folder.resolve("signals.jsonl"),
            line.formatted("late", ",\"time\":\"2026-01-05T10:00:00Z\"")
                + line.formatted("after late", "")
                + line.formatted("early", ",\"time\":\"2026-01-05T09:00:00Z\"")
                + line.formatted("after early", ""));

    assertThat(ids(ordered(lines, SignalOrder.TIME, null)))
        .containsExactly("early", "after early", "late", "after late");
  }

  @Test
  void aMappingWithoutTimeKeepsTheOrderOfTheFile() throws IOException {
    Path lines = Files.writeString(folder.resolve("hooks.jsonl"), "{\"a\":1}\n{\"a\":2}\n");
    SignalMapping visits = Shapes.mapping(null, null, Shapes.always(Shapes.event("Website.Visit")));

    List<Outcome.Incoming> signals = ordered(lines, SignalOrder.TIME, visits);

    assertThat(ids(signals)).containsExactly("1", "2");
    assertThat(signals).allMatch(signal -> signal.receipt() == null);
  }

  @Test
  void sortsMoreThanItKeepsInMemory() throws IOException {
    int count = 100_000;
    StringBuilder table = new StringBuilder("case,time,step,phase,who\n");
    for (int i = 0; i < count; i++) {
      long second = i * 7_919L % count;
      String time = Instant.ofEpochSecond(second).toString();
      table.append("C,").append(time).append(',').append("x".repeat(200)).append(",,\n");
    }
    Path file = Files.writeString(folder.resolve("long.csv"), table);

    try (SignalFile signals = SignalFile.open(file, null, STEPS, CATALOG, _ -> {});
        OrderedSignals sorted = OrderedSignals.read(signals, SignalOrder.TIME, CATALOG, _ -> {})) {
      assertThat(sorted.count()).isEqualTo(count);
      int second = 0;
      for (var next = sorted.next(); next != null; next = sorted.next()) {
        if (!Instant.ofEpochSecond(second).equals(next.receipt())) {
          fail("signal %d of %d is %s", second, count, next);
        }
        second++;
      }
      assertThat(second).isEqualTo(count);
    }
  }
}

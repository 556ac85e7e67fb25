package dev.milepost.server.intake;

import static dev.milepost.server.intake.Shapes.CATALOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.signal.Signal.Happening;
import dev.milepost.engine.signal.SubjectAddress;
import dev.milepost.engine.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Logs of real processes, where they lie beside the repository, against counts made by others. */
class EventLogsTest {

  private static final SignalMapping XES =
      Shapes.steps(
          "trace.concept:name",
          "time:timestamp",
          "concept:name",
          "lifecycle:transition",
          "org:resource");

  /** The folder of the logs, seen from the root of the repository; the test is skipped without. */
  private static Path logs() {
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.isDirectory(root.resolve("grammar"))) {
      root = root.getParent();
    }
    Path logs = root.resolve("../shared/data/eventlogs").normalize();
    assumeTrue(Files.isDirectory(logs), "the event logs are not there: ../shared/data/eventlogs");
    return logs;
  }

  /** What a log holds, seen in the order of its signals. */
  private static final class Count {
    private final Map<String, Instant> lastOfCase = new HashMap<>();
    private final Set<String> casesOutOfOrder = new HashSet<>();
    private final Set<String> activities = new HashSet<>();
    private int events;
    private int withoutResource;
    private int sameTimeAsBefore;
    private @Nullable Instant first;
    private @Nullable Instant last;

    void add(Outcome.Incoming incoming) {
      SubjectAddress address = Objects.requireNonNull(incoming.address());
      Instant time = Objects.requireNonNull(incoming.signal().time());
      events++;
      first = first == null || time.isBefore(first) ? time : first;
      last = last == null || time.isAfter(last) ? time : last;
      Instant before = lastOfCase.put(address.value(), time);
      if (before != null && before.isAfter(time)) {
        casesOutOfOrder.add(address.value());
      }
      sameTimeAsBefore += time.equals(before) ? 1 : 0;
      String resource = "";
      for (FieldValue field : ((Happening) incoming.signal().content()).fields()) {
        String text = field.value() instanceof Value.Text(String value) ? value : "";
        if (field.field().equals("Activity")) {
          activities.add(text);
        }
        resource = field.field().equals("Resource") ? text : resource;
      }
      withoutResource += resource.isEmpty() ? 1 : 0;
    }

    int cases() {
      return lastOfCase.size();
    }
  }

  private static Count count(Path log, SignalMapping mapping, SignalOrder order)
      throws IOException {
    try (SignalFile file = SignalFile.open(log, null, mapping, CATALOG, _ -> {});
        OrderedSignals signals = OrderedSignals.read(file, order, CATALOG, _ -> {})) {
      Count count = new Count();
      for (var next = signals.next(); next != null; next = signals.next()) {
        count.add(next);
      }
      IntakeReport report = file.report();
      assertThat(report.rejected()).isZero();
      assertThat(report.unmapped()).isZero();
      assertThat(report.neverSeen()).isEmpty();
      assertThat(report.messages()).isEqualTo(count.events);
      return count;
    }
  }

  private static JsonObject facts(Path file) throws IOException {
    try {
      return (JsonObject) JsonReader.FILE.read(Files.readAllBytes(file));
    } catch (JsonSyntaxException e) {
      throw new IOException(e);
    }
  }

  private static int number(JsonObject facts, String name) {
    return ((JsonNumber) Objects.requireNonNull(facts.get(name))).value().intValueExact();
  }

  private static Instant time(JsonObject facts, String name) {
    String text = ((JsonText) Objects.requireNonNull(facts.get(name))).text();
    return OffsetDateTime.parse(text).toInstant();
  }

  @Test
  void theLoanLogInXes() throws IOException {
    Path logs = logs();
    JsonObject facts = facts(logs.resolve("bpic2012.facts.json"));
    JsonObject basic = (JsonObject) Objects.requireNonNull(facts.get("basic"));

    Count count = count(logs.resolve("bpic2012.xes.gz"), XES, SignalOrder.FILE);

    assertThat(count.events).isEqualTo(number(basic, "events"));
    assertThat(count.cases()).isEqualTo(number(basic, "cases"));
    assertThat(count.activities).hasSize(number(basic, "distinct_activities"));
    assertThat(count.withoutResource).isEqualTo(number(basic, "events_without_resource"));
    assertThat(count.sameTimeAsBefore).isEqualTo(number(basic, "adjacent_same_timestamp_pairs"));
    assertThat(count.first).isEqualTo(time(basic, "first_event"));
    assertThat(count.last).isEqualTo(time(basic, "last_event"));
  }

  @Test
  void theLoanLogInCsvHoldsTheSame() throws IOException {
    Path logs = logs();
    SignalMapping csv = Shapes.steps("case_id", "time", "activity", "lifecycle", "resource");
    try (SignalFile inXes =
            SignalFile.open(logs.resolve("bpic2012.xes.gz"), null, XES, CATALOG, _ -> {});
        SignalFile inCsv =
            SignalFile.open(logs.resolve("bpic2012_signals.csv.gz"), null, csv, CATALOG, _ -> {});
        OrderedSignals left = OrderedSignals.read(inXes, SignalOrder.TIME, CATALOG, _ -> {});
        OrderedSignals right = OrderedSignals.read(inCsv, SignalOrder.TIME, CATALOG, _ -> {})) {
      assertThat(left.count()).isEqualTo(right.count());
      var one = left.next();
      var other = right.next();
      while (one != null && other != null) {
        boolean same =
            one.signal().content().equals(other.signal().content())
                && one.signal().id().equals(other.signal().id())
                && Objects.equals(one.signal().time(), other.signal().time())
                && Objects.equals(one.address(), other.address());
        if (!same) {
          fail("%s is not %s", one, other);
        }
        one = left.next();
        other = right.next();
      }
      assertThat(one).isNull();
      assertThat(other).isNull();
    }
  }

  @Test
  void theLogOfPatientsIsInAnotherOrderThanItsTimes() throws IOException {
    Path logs = logs();
    JsonObject facts = facts(logs.resolve("facts/patients.facts.json"));
    SignalMapping mapping =
        Shapes.steps("patient", "time", "handling", "registration_type", "employee");

    Count inFile = count(logs.resolve("patients.csv"), mapping, SignalOrder.FILE);
    Count inTime = count(logs.resolve("patients.csv"), mapping, SignalOrder.TIME);

    assertThat(inFile.events).isEqualTo(number(facts, "events"));
    assertThat(inFile.cases()).isEqualTo(number(facts, "cases"));
    assertThat(inFile.first).isEqualTo(time(facts, "first_event_utc"));
    assertThat(inFile.last).isEqualTo(time(facts, "last_event_utc"));
    assertThat(inFile.casesOutOfOrder).hasSize(number(facts, "cases_not_in_time_order_in_file"));
    assertThat(inTime.events).isEqualTo(inFile.events);
    assertThat(inTime.casesOutOfOrder).isEmpty();
    assertThat(inTime.sameTimeAsBefore).isEqualTo(number(facts, "adjacent_equal_timestamps"));
  }

  @Test
  void theLogOfReceiptsHasMicrosecondsAndOffsets() throws IOException {
    Path logs = logs();
    JsonObject facts = facts(logs.resolve("facts/receipt_coselog.facts.json"));
    SignalMapping mapping =
        Shapes.steps(
            "case:concept:name",
            "time:timestamp",
            "concept:name",
            "lifecycle:transition",
            "org:resource");

    Count count = count(logs.resolve("receipt_coselog.csv.gz"), mapping, SignalOrder.TIME);

    assertThat(count.events).isEqualTo(number(facts, "events"));
    assertThat(count.cases()).isEqualTo(number(facts, "cases"));
    assertThat(count.activities).hasSize(number(facts, "activities"));
    assertThat(count.first).isEqualTo(time(facts, "first_event_utc"));
    assertThat(count.last).isEqualTo(time(facts, "last_event_utc"));
    assertThat(count.sameTimeAsBefore).isEqualTo(number(facts, "adjacent_equal_timestamps"));
  }
}

package dev.milepost.engine.evidence;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.evidence.Evidence.AppHistory;
import dev.milepost.engine.evidence.Evidence.FieldHistory;
import dev.milepost.engine.evidence.Evidence.StageHistory;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.signal.SubjectAddress;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what signals say, in the order in which they stand in the record. */
final class SignalSurvey {

  /** Of more records than this the order is not watched any more. */
  private static final int MOST_RECORDS = 1_000_000;

  private final Map<TypeName, Long> types = new HashMap<>();
  private final Map<FieldName, FieldCount> fields = new HashMap<>();
  private final Map<String, AppCount> apps = new HashMap<>();
  private final Map<RecordName, Instant> latest = new HashMap<>();
  private long signals;
  private @Nullable Instant first;
  private @Nullable Instant last;

  /** Records of two subjects may have one id. */
  private record RecordName(@Nullable SubjectAddress address, TypeName type, String id) {}

  void add(Signal signal, @Nullable SubjectAddress address) {
    signals++;
    Signal.Content content = signal.content();
    AppCount app = apps.computeIfAbsent(content.type().app(), ignored -> new AppCount());
    app.signals++;
    types.merge(content.type(), 1L, Long::sum);
    Instant time = signal.time();
    if (time != null) {
      first = first == null || time.isBefore(first) ? time : first;
      last = last == null || time.isAfter(last) ? time : last;
    }
    switch (content) {
      case Signal.RecordChange change -> {
        count(change.type(), change.fields());
        if (time != null) {
          place(app, new RecordName(address, change.type(), change.recordId()), time);
        }
      }
      case Signal.Happening happening -> count(happening.type(), happening.fields());
      case Signal.RecordGone _ -> {}
    }
  }

  private void count(TypeName type, List<FieldValue> values) {
    for (FieldValue field : values) {
      Value value = field.value();
      if (value != null) {
        FieldName name = new FieldName(type, field.field());
        fields.computeIfAbsent(name, ignored -> new FieldCount()).add(value);
      }
    }
  }

  private void place(AppCount app, RecordName record, Instant time) {
    Instant before = latest.get(record);
    if (before != null && time.isBefore(before)) {
      app.late++;
      if (app.example == null) {
        app.example = record.type().name() + " " + record.id();
      }
    } else if (before != null || latest.size() < MOST_RECORDS) {
      latest.put(record, time);
    }
  }

  Evidence evidence(List<StageHistory> stages) {
    Map<FieldName, FieldHistory> fieldHistories = new HashMap<>();
    fields.forEach((name, count) ->
        fieldHistories.put(name, new FieldHistory(count.times, count.values, count.isWhole)));
    Map<String, AppHistory> appHistories = new HashMap<>();
    apps.forEach((name, count) ->
        appHistories.put(name, new AppHistory(count.signals, count.late, count.example)));
    return new Evidence(signals, first, last, types, fieldHistories, appHistories, stages);
  }

  private static final class FieldCount {
    private final Map<Value, Long> values = new HashMap<>();
    private long times;
    private boolean isWhole = true;

    private void add(Value value) {
      times++;
      if (values.containsKey(value) || values.size() < EvidenceCollector.MOST_VALUES) {
        values.merge(value, 1L, Long::sum);
      } else {
        isWhole = false;
      }
    }
  }

  private static final class AppCount {
    private long signals;
    private long late;
    private @Nullable String example;
  }
}

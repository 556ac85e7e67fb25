package dev.milepost.server.writer;

import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.signal.Signal.Content;
import dev.milepost.engine.signal.Signal.FieldValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Brings the fields of a signal into the order in which the log gives them back, so that a step
 * reports the same the first time as when the log is replayed.
 */
final class CanonicalSignal {

  private CanonicalSignal() {}

  /** The signal with its fields by name. */
  static Signal of(Signal signal) {
    return switch (signal.content()) {
      case Signal.RecordChange change ->
          isSorted(change.fields())
              ? signal
              : with(
                  signal,
                  new Signal.RecordChange(
                      change.type(), change.recordId(), sorted(change.fields())));
      case Signal.Happening happening ->
          isSorted(happening.fields())
              ? signal
              : with(signal, new Signal.Happening(happening.type(), sorted(happening.fields())));
      case Signal.RecordGone _ -> signal;
    };
  }

  private static Signal with(Signal signal, Content content) {
    return new Signal(signal.source(), signal.id(), signal.time(), content);
  }

  private static boolean isSorted(List<FieldValue> fields) {
    for (int i = 1; i < fields.size(); i++) {
      if (fields.get(i - 1).field().compareTo(fields.get(i).field()) > 0) {
        return false;
      }
    }
    return true;
  }

  private static List<FieldValue> sorted(List<FieldValue> fields) {
    List<FieldValue> sorted = new ArrayList<>(fields);
    sorted.sort(Comparator.comparing(FieldValue::field));
    return sorted;
  }
}

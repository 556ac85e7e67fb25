package dev.milepost.server.intake;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.signal.Signal.Content;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.signal.Signal.Happening;
import dev.milepost.engine.signal.Signal.RecordChange;
import dev.milepost.engine.signal.Signal.RecordGone;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the values of subjects' keys that a signal carries. It can be shared by threads. */
public final class KeyFields {

  private record Carrier(String field, String subject, String key) {}

  private final Map<TypeName, List<Carrier>> carriers = new HashMap<>();

  /** For signals of these declarations. */
  public KeyFields(Catalog catalog) {
    for (Catalog.SubjectType subject : catalog.subjects()) {
      for (Catalog.Key key : subject.keys()) {
        for (FieldName field : key.fields()) {
          carriers
              .computeIfAbsent(field.type(), _ -> new ArrayList<>())
              .add(new Carrier(field.field(), subject.name(), key.name()));
        }
      }
    }
  }

  /**
   * A value of a key.
   *
   * @param subject the kind of subject that has the key
   * @param value the value as text
   */
  public record KeyValue(String subject, String key, String value) {}

  /**
   * The values in the order in which the keys are declared. Unknown and empty values, and those too
   * long to name anything, are left out.
   */
  public List<KeyValue> of(Content content) {
    List<Carrier> candidates = carriers.get(content.type());
    if (candidates == null) {
      return List.of();
    }
    List<KeyValue> found = new ArrayList<>(candidates.size());
    for (Carrier carrier : candidates) {
      String value = value(content, carrier.field());
      if (SignalData.faultOfName(value) == null) {
        found.add(new KeyValue(carrier.subject(), carrier.key(), value));
      }
    }
    return found;
  }

  private static String value(Content content, String field) {
    return switch (content) {
      case RecordChange change ->
          field.equals(FieldName.ID) ? change.recordId() : value(change.fields(), field);
      case RecordGone gone -> field.equals(FieldName.ID) ? gone.recordId() : "";
      case Happening happening -> value(happening.fields(), field);
    };
  }

  private static String value(List<FieldValue> fields, String name) {
    for (FieldValue field : fields) {
      Value value = field.value();
      if (value != null && field.field().equals(name)) {
        return value.print();
      }
    }
    return "";
  }
}

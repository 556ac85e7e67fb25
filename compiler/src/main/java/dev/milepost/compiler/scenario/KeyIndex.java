package dev.milepost.compiler.scenario;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.Catalog.SubjectType;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which subject a key's value belongs to. */
final class KeyIndex {

  private final Catalog catalog;
  private final SubjectType type;
  private final Map<KeyValue, String> owners = new HashMap<>();

  /** A value of a key other than the first. */
  record KeyValue(String key, String value) {}

  /** A key's value that was refused since it belongs to another subject. */
  record Refused(KeyValue link, String owner) {}

  KeyIndex(Catalog catalog, SubjectType type) {
    this.catalog = catalog;
    this.type = type;
  }

  /**
   * The subject that the key fields of a signal name, or null where it carries none that is known.
   * A value of the first key names its subject also where nothing was heard of it yet.
   */
  @Nullable String subjectOf(Signal.Content content) {
    String first = type.keys().getFirst().name();
    List<KeyValue> values = keyValues(content);
    for (KeyValue carried : values) {
      if (carried.key().equals(first)) {
        return carried.value();
      }
    }
    for (KeyValue carried : values) {
      String owner = owners.get(carried);
      if (owner != null) {
        return owner;
      }
    }
    return null;
  }

  /** Links a key's value to a subject, unless it belongs to another one. */
  Optional<Refused> link(String key, String value, String subject) {
    KeyValue link = new KeyValue(key, value);
    String owner = owners.putIfAbsent(link, subject);
    return owner == null || owner.equals(subject)
        ? Optional.empty()
        : Optional.of(new Refused(link, owner));
  }

  /** Links all key fields that a signal of a subject carries; tells those that were refused. */
  List<Refused> linkAll(Signal.Content content, String subject) {
    String first = type.keys().getFirst().name();
    List<Refused> refused = new ArrayList<>();
    for (KeyValue carried : keyValues(content)) {
      if (!carried.key().equals(first)) {
        link(carried.key(), carried.value(), subject).ifPresent(refused::add);
      }
    }
    return refused;
  }

  private List<KeyValue> keyValues(Signal.Content content) {
    List<KeyValue> values = new ArrayList<>();
    for (Catalog.Key key : type.keys()) {
      for (FieldName field : key.fields()) {
        String value = field.type().equals(content.type()) ? valueOf(content, field.field()) : null;
        if (value != null) {
          values.add(new KeyValue(key.name(), value));
        }
      }
    }
    return values;
  }

  private @Nullable String valueOf(Signal.Content content, String field) {
    return switch (content) {
      case Signal.RecordChange change ->
          isId(change.type(), field) ? change.recordId() : valueOf(change.fields(), field);
      case Signal.RecordGone gone -> isId(gone.type(), field) ? gone.recordId() : null;
      case Signal.Happening happening -> valueOf(happening.fields(), field);
    };
  }

  private boolean isId(TypeName record, String field) {
    return field.equals(FieldName.ID) && catalog.record(record).isPresent();
  }

  private static @Nullable String valueOf(List<Signal.FieldValue> fields, String field) {
    for (Signal.FieldValue set : fields) {
      Value value = set.value();
      if (set.field().equals(field) && value != null) {
        return value.print();
      }
    }
    return null;
  }
}

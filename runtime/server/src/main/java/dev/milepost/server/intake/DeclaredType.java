package dev.milepost.server.intake;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.value.FieldType;
import java.util.Map;

/**
 * A declared type as the {@code type} of an envelope names it.
 *
 * @param fields the declared fields; the {@code Id} of a record is not among them
 */
record DeclaredType(TypeName name, Kind kind, Map<String, FieldType> fields) {

  DeclaredType {
    fields = Map.copyOf(fields);
  }

  /** What a signal of this type says. */
  enum Kind {
    RECORD_CHANGE,
    RECORD_GONE,
    HAPPENING
  }
}

package dev.milepost.engine.logic;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Scalar;
import java.util.HashMap;
import java.util.Map;

/**
 * The types of the fields of records and events. Each is looked for once: questions are many. Safe
 * for use by several threads.
 */
final class FieldTypes {

  private final Catalog catalog;
  private final Map<FieldName, Typed> known = new HashMap<>();

  FieldTypes(Catalog catalog) {
    this.catalog = catalog;
  }

  /** A field's type, and whether it is one of a record; else it is one of an event. */
  record Typed(FieldType type, boolean isOfRecord) {}

  Catalog catalog() {
    return catalog;
  }

  /**
   * The type of a declared field.
   *
   * @throws java.util.NoSuchElementException where nothing declares it
   */
  synchronized Typed of(FieldName name) {
    return known.computeIfAbsent(name, this::find);
  }

  private Typed find(FieldName name) {
    Catalog.RecordType record = catalog.record(name.type()).orElse(null);
    if (record == null) {
      Catalog.EventType event = catalog.event(name.type()).orElseThrow();
      return new Typed(event.field(name.field()).orElseThrow().type(), false);
    }
    return new Typed(
        name.field().equals(FieldName.ID)
            ? Scalar.TEXT
            : record.field(name.field()).orElseThrow().type(),
        true);
  }
}

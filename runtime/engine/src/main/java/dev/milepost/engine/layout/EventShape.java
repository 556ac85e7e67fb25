package dev.milepost.engine.layout;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.value.FieldType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The places of one event type and its payload fields. */
public final class EventShape {

  private final TypeName name;
  private final List<Catalog.Field> fields;
  private final Map<String, Integer> fieldPlaces;
  private final int factNumber;
  private final Catalog.@Nullable BelongsTo belongsTo;

  EventShape(TypeName name, Catalog.EventType type, int factNumber) {
    this.name = name;
    this.fields = type.fields();
    this.factNumber = factNumber;
    this.belongsTo = type.belongsTo();
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      places.put(fields.get(i).name(), i);
    }
    this.fieldPlaces = Map.copyOf(places);
  }

  public TypeName name() {
    return name;
  }

  /** How many payload fields are declared. */
  public int size() {
    return fields.size();
  }

  /** The name of the payload field at a place. */
  public String fieldName(int field) {
    return fields.get(field).name();
  }

  /** The type of the payload field at a place. */
  public FieldType fieldType(int field) {
    return fields.get(field).type();
  }

  /** The place of a payload field, or null where none has that name. */
  public @Nullable Integer fieldPlace(String field) {
    return fieldPlaces.get(field);
  }

  /** What the happening is about, or null. */
  public Catalog.@Nullable BelongsTo belongsTo() {
    return belongsTo;
  }

  /** The number of this event in a {@link FactSet}. */
  public int factNumber() {
    return factNumber;
  }

  @Override
  public String toString() {
    return name.toString();
  }
}

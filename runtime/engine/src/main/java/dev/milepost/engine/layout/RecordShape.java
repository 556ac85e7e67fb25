package dev.milepost.engine.layout;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.value.FieldType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The places of one record type and its fields. */
public final class RecordShape {

  /** The place of the built-in {@code Id}, which is not stored as a fact. */
  public static final int ID = -1;

  private final int place;
  private final TypeName name;
  private final List<Catalog.Field> fields;
  private final Map<String, Integer> fieldPlaces;
  private final int firstFact;
  private final Catalog.@Nullable BelongsTo belongsTo;

  RecordShape(int place, TypeName name, Catalog.RecordType type, int firstFact) {
    this.place = place;
    this.name = name;
    this.fields = type.fields();
    this.firstFact = firstFact;
    this.belongsTo = type.belongsTo();
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      places.put(fields.get(i).name(), i);
    }
    places.put(FieldName.ID, ID);
    this.fieldPlaces = Map.copyOf(places);
  }

  /** The place among all record types, from 0. */
  public int place() {
    return place;
  }

  public TypeName name() {
    return name;
  }

  /** How many fields are declared. */
  public int size() {
    return fields.size();
  }

  /** The name of the field at a place; {@code Id} at {@link #ID}. */
  public String fieldName(int field) {
    return field == ID ? FieldName.ID : fields.get(field).name();
  }

  /** The type of the field at a place. */
  public FieldType fieldType(int field) {
    return field == ID ? FieldType.Scalar.TEXT : fields.get(field).type();
  }

  /** The place of a field, {@link #ID} for the built-in one, or null where none has that name. */
  public @Nullable Integer fieldPlace(String field) {
    return fieldPlaces.get(field);
  }

  /** What this record is a part of, or null. */
  public Catalog.@Nullable BelongsTo belongsTo() {
    return belongsTo;
  }

  /** The number of a field's facts in a {@link FactSet}. */
  public int factNumber(int field) {
    return firstFact + 1 + field;
  }

  /** Marks that the record itself came or went, which touches every field. */
  public void addAllTo(FactSet facts) {
    facts.addRange(firstFact, firstFact + 1 + fields.size());
  }

  @Override
  public String toString() {
    return name.toString();
  }
}

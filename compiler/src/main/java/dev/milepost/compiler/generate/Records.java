package dev.milepost.compiler.generate;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.Catalog.BelongsTo;
import dev.milepost.engine.catalog.Catalog.Field;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.condition.Scene;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Memory;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of a trip, and those that may join them. */
final class Records {

  private final Trip trip;
  private final Catalog catalog;
  private final @Nullable RecordState about;
  private final Map<TypeName, Integer> made = new HashMap<>();

  /**
   * A record, or the payload of a happening, whose fields are to be set.
   *
   * @param given what must be said of it when it first appears
   */
  record Target(
      TypeName type, String id, Map<String, @Nullable Value> given, @Nullable Field anyField) {

    Wish set(String field, @Nullable Value value) {
      Map<String, @Nullable Value> fields = new LinkedHashMap<>(given);
      fields.put(field, value);
      return new Wish(List.of(), Map.of(new Wish.RecordKey(type, id), fields), List.of());
    }

    /** Says no more of it than that it is there. */
    List<Wish> appear() {
      if (!given.isEmpty()) {
        return List.of(new Wish(List.of(), Map.of(new Wish.RecordKey(type, id), given), List.of()));
      }
      return anyField == null ? List.of() : List.of(set(anyField.name(), null));
    }
  }

  Records(Trip trip) {
    this.trip = trip;
    this.catalog = trip.program().catalog();
    Execution execution = trip.execution();
    Execution.RecordNumber number = execution == null ? null : execution.name().about();
    TypeName type = trip.plan().forEach();
    RecordShape shape = type == null ? null : trip.state().layout().record(type);
    this.about = number == null || shape == null ? null : trip.state().find(shape, number.id());
  }

  /** The id of the record that the execution is about, or will be about; null: the subject. */
  @Nullable String aboutId() {
    TypeName type = trip.plan().forEach();
    if (about != null || type == null) {
      return about == null ? null : about.id();
    }
    return target(type).id();
  }

  /** The value that a plain reference has now, or null. */
  @Nullable Value value(FieldName field) {
    RecordState record = newest(field.type());
    if (record == null) {
      return null;
    }
    Integer place = record.shape().fieldPlace(field.field());
    return place == null ? null : record.value(place);
  }

  /** The record that a plain reference means, or a new one where its value is final; or null. */
  @Nullable Target plain(FieldName field, @Nullable Value value) {
    RecordState record = newest(field.type());
    if (record == null || !isFinal(field, record, value)) {
      return target(field.type());
    }
    boolean isAbout = about != null && about.number() == record.number();
    return isAbout || idOfSubject(field.type()) != null ? null : fresh(field.type());
  }

  /** All records of a type that count. */
  List<Target> known(TypeName type) {
    RecordShape shape = trip.state().layout().record(type);
    List<Target> targets = new ArrayList<>();
    for (int i = 0; shape != null && i < trip.state().recordCount(shape); i++) {
      RecordState record = trip.state().record(shape, i);
      if (record.isThere()) {
        targets.add(new Target(type, record.id(), Map.of(), anyField(type)));
      }
    }
    return targets;
  }

  /** A record that was never seen. */
  Target fresh(TypeName type) {
    RecordShape shape = trip.state().layout().record(type);
    int seen = shape == null ? 0 : trip.state().recordCount(shape);
    int number = made.merge(type, 1, Integer::sum) + seen;
    return unseen(type, id(type, number));
  }

  /** The payload of a happening. */
  Target payload(TypeName event) {
    return new Target(event, "", Map.of(), null);
  }

  private Target target(TypeName type) {
    RecordState record = newest(type);
    if (record != null) {
      return new Target(type, record.id(), Map.of(), anyField(type));
    }
    RecordShape shape = trip.state().layout().record(type);
    return unseen(type, id(type, shape == null ? 1 : trip.state().recordCount(shape) + 1));
  }

  private Target unseen(TypeName type, String id) {
    Map<String, @Nullable Value> given = new LinkedHashMap<>();
    BelongsTo link = catalog.record(type).map(Catalog.RecordType::belongsTo).orElse(null);
    TypeName whole = trip.plan().forEach();
    if (link != null && link.record().equals(whole)) {
      String aboutId = aboutId();
      if (aboutId != null) {
        given.put(link.by(), new Value.Text(aboutId));
      }
    }
    return new Target(type, id, given, anyField(type));
  }

  private @Nullable Field anyField(TypeName type) {
    return catalog.record(type).stream()
        .flatMap(record -> record.fields().stream())
        .findFirst()
        .orElse(null);
  }

  /** The first key's value where records of that type are named by it. */
  private @Nullable String idOfSubject(TypeName type) {
    FieldName id = new FieldName(type, FieldName.ID);
    return catalog
        .subject(trip.plan().subject())
        .filter(subject -> subject.keys().getFirst().fields().contains(id))
        .map(_ -> trip.state().name().key())
        .orElse(null);
  }

  private String id(TypeName type, int number) {
    String subject = idOfSubject(type);
    return subject == null
        ? type.name().substring(0, 1).toUpperCase(Locale.ROOT) + "-" + number
        : subject;
  }

  private @Nullable RecordState newest(TypeName type) {
    RecordShape shape = trip.state().layout().record(type);
    if (shape == null) {
      return null;
    }
    Scene scene = new Scene(trip.state(), trip.now());
    scene.focus(about, Memory.EMPTY, trip.now(), null);
    return scene.record(shape);
  }

  private boolean isFinal(FieldName field, RecordState record, @Nullable Value value) {
    Integer place = record.shape().fieldPlace(field.field());
    Value held = place == null ? null : record.value(place);
    FieldType type =
        catalog
            .record(field.type())
            .flatMap(declared -> declared.field(field.field()))
            .map(Field::type)
            .orElse(null);
    return type instanceof Choice choice
        && held != null
        && !held.equals(value)
        && choice.finalValues().contains(held.print());
  }
}

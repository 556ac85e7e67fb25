package dev.milepost.compiler.diff;

import dev.milepost.engine.catalog.Catalog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Declarations of both versions, so that conditions of both can be read. */
final class DeclarationUnion {

  private DeclarationUnion() {}

  /** What is declared in the first, and what only the second declares. */
  static Catalog of(Catalog one, Catalog other) {
    List<Catalog.App> apps = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Catalog.App app : one.apps()) {
      names.add(app.name());
      apps.add(other.app(app.name()).map(more -> joined(app, more)).orElse(app));
    }
    other.apps().stream().filter(app -> !names.contains(app.name())).forEach(apps::add);
    return new Catalog(apps, one.subjects());
  }

  private static Catalog.App joined(Catalog.App one, Catalog.App other) {
    List<Catalog.RecordType> records = new ArrayList<>(one.records());
    for (Catalog.RecordType record : other.records()) {
      Catalog.RecordType same =
          records.stream().filter(r -> r.name().equals(record.name())).findFirst().orElse(null);
      records.remove(same);
      records.add(
          same == null
              ? record
              : new Catalog.RecordType(
                  record.name(), joined(same.fields(), record.fields()), same.belongsTo()));
    }
    List<Catalog.EventType> events = new ArrayList<>(one.events());
    for (Catalog.EventType event : other.events()) {
      Catalog.EventType same =
          events.stream().filter(e -> e.name().equals(event.name())).findFirst().orElse(null);
      events.remove(same);
      events.add(
          same == null
              ? event
              : new Catalog.EventType(
                  event.name(), joined(same.fields(), event.fields()), same.belongsTo()));
    }
    return new Catalog.App(one.name(), records, events, one.actions());
  }

  private static List<Catalog.Field> joined(List<Catalog.Field> one, List<Catalog.Field> other) {
    List<Catalog.Field> fields = new ArrayList<>(one);
    for (Catalog.Field field : other) {
      if (one.stream().noneMatch(known -> known.name().equals(field.name()))) {
        fields.add(field);
      }
    }
    return fields;
  }
}

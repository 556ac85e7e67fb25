package dev.milepost.compiler.resolution;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.Catalog.Field;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.value.FieldType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a catalogue declares by its names. */
final class CatalogIndex {
  private final Map<String, AppEntry> apps = new LinkedHashMap<>();
  private final boolean mayLackApps;

  /**
   * Indexes a catalogue.
   *
   * @param catalog what is declared
   * @param unclear what else may be declared
   */
  CatalogIndex(Catalog catalog, Unclear unclear) {
    this.mayLackApps = unclear.mayLackApps();
    for (Catalog.App app : catalog.apps()) {
      AppEntry entry =
          new AppEntry(app.name(), new LinkedHashMap<>(), unclear.apps().contains(app.name()));
      for (Catalog.RecordType type : app.records()) {
        Map<String, FieldEntry> fields = new LinkedHashMap<>();
        TypeName name = new TypeName(app.name(), type.name());
        addAll(fields, name, type.fields(), unclear);
        FieldName id = new FieldName(name, FieldName.ID);
        fields.putIfAbsent(FieldName.ID, new FieldEntry(id, FieldType.Scalar.TEXT));
        entry.types().put(type.name(), new TypeEntry(name, Kind.RECORD, fields));
      }
      for (Catalog.EventType type : app.events()) {
        entry.types().put(type.name(), entry(app, Kind.EVENT, type.name(), type.fields(), unclear));
      }
      for (Catalog.ActionType type : app.actions()) {
        entry
            .types()
            .put(type.name(), entry(app, Kind.ACTION, type.name(), type.fields(), unclear));
      }
      apps.put(app.name(), entry);
    }
  }

  /**
   * What was declared but could not be read, so that nothing more is said of it.
   *
   * @param fields fields whose types could not be read
   * @param apps apps of which parts could not be read
   * @param mayLackApps whether there are files that could not be read at all
   */
  record Unclear(Set<FieldName> fields, Set<String> apps, boolean mayLackApps) {
    static final Unclear NOTHING = new Unclear(Set.of(), Set.of(), false);

    Unclear {
      fields = Set.copyOf(fields);
      apps = Set.copyOf(apps);
    }
  }

  /** What a type of an app is. */
  enum Kind {
    RECORD("a record"),
    EVENT("an event"),
    ACTION("an action");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The kind with its article. */
    String words() {
      return words;
    }
  }

  /**
   * An app.
   *
   * @param isUnclear whether parts of its declaration could not be read
   */
  record AppEntry(String name, Map<String, TypeEntry> types, boolean isUnclear) {}

  /** A record, event or action; a record's fields include the built-in one. */
  record TypeEntry(TypeName name, Kind kind, Map<String, FieldEntry> fields) {}

  /**
   * A field of a record or event, or a parameter of an action.
   *
   * @param type null where it could not be read: the field may hold anything
   */
  record FieldEntry(FieldName name, @Nullable FieldType type) {}

  @Nullable AppEntry app(String name) {
    return apps.get(name);
  }

  @Nullable TypeEntry type(TypeName name) {
    AppEntry app = apps.get(name.app());
    return app == null ? null : app.types().get(name.name());
  }

  boolean mayLackApps() {
    return mayLackApps;
  }

  Collection<String> appNames() {
    return apps.keySet();
  }

  /** All types, app after app. */
  List<TypeEntry> types() {
    return apps.values().stream().flatMap(app -> app.types().values().stream()).toList();
  }

  private static TypeEntry entry(
      Catalog.App app, Kind kind, String type, List<Field> fields, Unclear unclear) {
    Map<String, FieldEntry> entries = new LinkedHashMap<>();
    TypeName name = new TypeName(app.name(), type);
    addAll(entries, name, fields, unclear);
    return new TypeEntry(name, kind, entries);
  }

  private static void addAll(
      Map<String, FieldEntry> entries, TypeName type, List<Field> fields, Unclear unclear) {
    for (Field field : fields) {
      FieldName name = new FieldName(type, field.name());
      FieldType known = unclear.fields().contains(name) ? null : field.type();
      entries.put(field.name(), new FieldEntry(name, known));
    }
  }
}

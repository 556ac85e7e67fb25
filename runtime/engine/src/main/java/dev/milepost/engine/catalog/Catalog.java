package dev.milepost.engine.catalog;

import dev.milepost.engine.value.FieldType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that a workspace declares about the outside.
 *
 * @param apps the apps, by name; {@code like} is already written out
 * @param subjects the kinds of subjects, by name
 */
public record Catalog(List<App> apps, List<SubjectType> subjects) {

  public Catalog {
    apps = List.copyOf(apps);
    subjects = List.copyOf(subjects);
  }

  /**
   * An app with the shapes of what it tells and what it can be asked to do.
   *
   * @param name the name that journeys use
   */
  public record App(
      String name, List<RecordType> records, List<EventType> events, List<ActionType> actions) {
    public App {
      records = List.copyOf(records);
      events = List.copyOf(events);
      actions = List.copyOf(actions);
    }
  }

  /** A field with its type. */
  public record Field(String name, FieldType type) {}

  /**
   * A thing with an identity and fields that change.
   *
   * @param belongsTo the record type that it is a part of, or null
   */
  public record RecordType(String name, List<Field> fields, @Nullable BelongsTo belongsTo) {
    public RecordType {
      fields = List.copyOf(fields);
    }

    /** The declared field of that name; the built-in {@code Id} is not among them. */
    public Optional<Field> field(String fieldName) {
      return Catalog.find(fields, fieldName);
    }
  }

  /**
   * A happening without lasting state.
   *
   * @param belongsTo the record type that it is about, or null
   */
  public record EventType(String name, List<Field> fields, @Nullable BelongsTo belongsTo) {
    public EventType {
      fields = List.copyOf(fields);
    }

    /** The payload field of that name. */
    public Optional<Field> field(String fieldName) {
      return Catalog.find(fields, fieldName);
    }
  }

  /** Something that an app can be asked to do, with its arguments. */
  public record ActionType(String name, List<Field> fields) {
    public ActionType {
      fields = List.copyOf(fields);
    }

    /** The argument of that name. */
    public Optional<Field> field(String fieldName) {
      return Catalog.find(fields, fieldName);
    }
  }

  /**
   * That a record or event is a part of a record of another type.
   *
   * @param record the other type
   * @param by the field that holds the other record's id
   */
  public record BelongsTo(TypeName record, String by) {}

  /**
   * Who travels.
   *
   * @param keys the keys, of which the first identifies; at least one
   */
  public record SubjectType(String name, List<Key> keys) {
    public SubjectType {
      keys = List.copyOf(keys);
    }
  }

  /**
   * A name for one kind of identifier in several apps.
   *
   * @param fields the fields that hold it, {@code Id} included
   */
  public record Key(String name, List<FieldName> fields) {
    public Key {
      fields = List.copyOf(fields);
    }
  }

  /** The app of that name. */
  public Optional<App> app(String name) {
    return apps.stream().filter(app -> app.name().equals(name)).findFirst();
  }

  /** The subject type of that name. */
  public Optional<SubjectType> subject(String name) {
    return subjects.stream().filter(subject -> subject.name().equals(name)).findFirst();
  }

  /** The record type of that name. */
  public Optional<RecordType> record(TypeName name) {
    return app(name.app())
        .flatMap(
            app -> app.records().stream().filter(r -> r.name().equals(name.name())).findFirst());
  }

  /** The event type of that name. */
  public Optional<EventType> event(TypeName name) {
    return app(name.app())
        .flatMap(
            app -> app.events().stream().filter(e -> e.name().equals(name.name())).findFirst());
  }

  /** The action type of that name. */
  public Optional<ActionType> action(TypeName name) {
    return app(name.app())
        .flatMap(
            app -> app.actions().stream().filter(a -> a.name().equals(name.name())).findFirst());
  }

  private static Optional<Field> find(List<Field> fields, String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }
}

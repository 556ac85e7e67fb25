package dev.milepost.engine.catalog;

import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Option;
import dev.milepost.engine.value.FieldType.Scalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Declarations as JSON. */
public final class CatalogJson {

  private CatalogJson() {}

  /** The catalogue as {@link #read} takes it back. */
  public static JsonObject write(Catalog catalog) {
    return JsonObject.builder()
        .put("apps", array(catalog.apps(), CatalogJson::app))
        .put("subjects", array(catalog.subjects(), CatalogJson::subject))
        .build();
  }

  /**
   * The catalogue in the order of its names. Where things are declared says nothing about what they
   * mean; only the keys of a subject keep their order, since the first identifies.
   */
  public static Catalog sorted(Catalog catalog) {
    return new Catalog(
        sorted(
            catalog.apps(),
            Catalog.App::name,
            app ->
                new Catalog.App(
                    app.name(),
                    sorted(
                        app.records(),
                        Catalog.RecordType::name,
                        record ->
                            new Catalog.RecordType(
                                record.name(), fields(record.fields()), record.belongsTo())),
                    sorted(
                        app.events(),
                        Catalog.EventType::name,
                        event ->
                            new Catalog.EventType(
                                event.name(), fields(event.fields()), event.belongsTo())),
                    sorted(
                        app.actions(),
                        Catalog.ActionType::name,
                        action -> new Catalog.ActionType(action.name(), fields(action.fields()))))),
        sorted(catalog.subjects(), Catalog.SubjectType::name, subject -> subject));
  }

  /**
   * Reads a catalogue.
   *
   * @throws JsonFormException where it is not of that form or declares a name twice
   */
  public static Catalog read(JsonPart json) throws JsonFormException {
    json.only("apps", "subjects");
    List<Catalog.App> apps = new ArrayList<>();
    for (JsonPart part : json.member("apps").items()) {
      apps.add(readApp(part));
    }
    List<Catalog.SubjectType> subjects = new ArrayList<>();
    for (JsonPart part : json.member("subjects").items()) {
      subjects.add(readSubject(part));
    }
    distinct(json.member("apps"), apps, Catalog.App::name);
    distinct(json.member("subjects"), subjects, Catalog.SubjectType::name);
    return new Catalog(apps, subjects);
  }

  /**
   * Reads {@code App.Record.Field}.
   *
   * @throws JsonFormException where no such name stands here
   */
  public static FieldName fieldName(JsonPart json) throws JsonFormException {
    try {
      return FieldName.parse(json.text());
    } catch (IllegalArgumentException e) {
      throw json.misfit("a name like App.Record.Field was expected");
    }
  }

  /**
   * Reads {@code App.Name}.
   *
   * @throws JsonFormException where no such name stands here
   */
  public static TypeName typeName(JsonPart json) throws JsonFormException {
    try {
      return TypeName.parse(json.text());
    } catch (IllegalArgumentException e) {
      throw json.misfit("a name like App.Name was expected");
    }
  }

  private static JsonValue app(Catalog.App app) {
    JsonObject.Builder json = JsonObject.builder().put("name", app.name());
    if (!app.records().isEmpty()) {
      json.put(
          "records",
          array(app.records(), type -> type(type.name(), type.belongsTo(), type.fields())));
    }
    if (!app.events().isEmpty()) {
      json.put(
          "events",
          array(app.events(), type -> type(type.name(), type.belongsTo(), type.fields())));
    }
    if (!app.actions().isEmpty()) {
      json.put("actions", array(app.actions(), type -> type(type.name(), null, type.fields())));
    }
    return json.build();
  }

  private static JsonValue type(
      String name, Catalog.@Nullable BelongsTo belongsTo, List<Catalog.Field> fields) {
    JsonObject.Builder json = JsonObject.builder().put("name", name);
    if (belongsTo != null) {
      json.put("belongsTo", belongsTo.record().toString()).put("by", belongsTo.by());
    }
    JsonObject.Builder types = JsonObject.builder();
    for (Catalog.Field field : fields) {
      types.put(field.name(), fieldType(field.type()));
    }
    return json.put("fields", types.build()).build();
  }

  private static JsonValue fieldType(FieldType type) {
    return switch (type) {
      case Scalar scalar -> new JsonText(scalar.word());
      case Choice choice ->
          array(
              choice.options(),
              option ->
                  option.isFinal()
                      ? JsonObject.builder().put("final", option.value()).build()
                      : new JsonText(option.value()));
    };
  }

  private static JsonValue subject(Catalog.SubjectType subject) {
    return JsonObject.builder()
        .put("name", subject.name())
        .put(
            "keys",
            array(
                subject.keys(),
                key ->
                    JsonObject.builder()
                        .put("name", key.name())
                        .put("fields", array(key.fields(), name -> new JsonText(name.toString())))
                        .build()))
        .build();
  }

  private static <T> JsonArray array(List<T> items, Function<T, JsonValue> write) {
    return new JsonArray(items.stream().map(write).toList());
  }

  private static Catalog.App readApp(JsonPart json) throws JsonFormException {
    json.only("name", "records", "events", "actions");
    List<Catalog.RecordType> records = new ArrayList<>();
    for (JsonPart part : json.items("records")) {
      part.only("name", "belongsTo", "by", "fields");
      records.add(new Catalog.RecordType(part.text("name"), readFields(part), readBelongsTo(part)));
    }
    List<Catalog.EventType> events = new ArrayList<>();
    for (JsonPart part : json.items("events")) {
      part.only("name", "belongsTo", "by", "fields");
      events.add(new Catalog.EventType(part.text("name"), readFields(part), readBelongsTo(part)));
    }
    List<Catalog.ActionType> actions = new ArrayList<>();
    for (JsonPart part : json.items("actions")) {
      part.only("name", "fields");
      actions.add(new Catalog.ActionType(part.text("name"), readFields(part)));
    }
    distinct(json, records, Catalog.RecordType::name);
    distinct(json, events, Catalog.EventType::name);
    distinct(json, actions, Catalog.ActionType::name);
    return new Catalog.App(json.text("name"), records, events, actions);
  }

  private static Catalog.@Nullable BelongsTo readBelongsTo(JsonPart json) throws JsonFormException {
    JsonPart record = json.optional("belongsTo");
    if (record == null) {
      if (json.has("by")) {
        throw json.misfit("the member \"by\" needs a member \"belongsTo\"");
      }
      return null;
    }
    return new Catalog.BelongsTo(typeName(record), json.text("by"));
  }

  private static List<Catalog.Field> readFields(JsonPart json) throws JsonFormException {
    List<Catalog.Field> fields = new ArrayList<>();
    for (JsonPart.Member field : json.member("fields").members()) {
      fields.add(new Catalog.Field(field.name(), readFieldType(field.part())));
    }
    return fields;
  }

  private static FieldType readFieldType(JsonPart json) throws JsonFormException {
    if (!(json.value() instanceof JsonArray)) {
      String word = json.text();
      for (Scalar scalar : Scalar.values()) {
        if (scalar.word().equals(word)) {
          return scalar;
        }
      }
      throw json.misfit("the type of a field was expected, like text or a list of texts");
    }
    List<Option> options = new ArrayList<>();
    for (JsonPart item : json.items()) {
      if (item.value() instanceof JsonObject) {
        item.only("final");
        options.add(new Option(item.text("final"), true));
      } else {
        options.add(new Option(item.text(), false));
      }
    }
    distinct(json, options, Option::value);
    return new Choice(options);
  }

  private static Catalog.SubjectType readSubject(JsonPart json) throws JsonFormException {
    json.only("name", "keys");
    List<Catalog.Key> keys = new ArrayList<>();
    for (JsonPart part : json.member("keys").items()) {
      part.only("name", "fields");
      List<FieldName> fields = new ArrayList<>();
      for (JsonPart field : part.member("fields").items()) {
        fields.add(fieldName(field));
      }
      keys.add(new Catalog.Key(part.text("name"), fields));
    }
    if (keys.isEmpty()) {
      throw json.member("keys").misfit("a subject needs a key");
    }
    distinct(json.member("keys"), keys, Catalog.Key::name);
    return new Catalog.SubjectType(json.text("name"), keys);
  }

  private static <T> void distinct(JsonPart json, List<T> items, Function<T, String> name)
      throws JsonFormException {
    Set<String> names = new HashSet<>();
    for (T item : items) {
      if (!names.add(name.apply(item))) {
        throw json.misfit("the name \"" + name.apply(item) + "\" is declared twice");
      }
    }
  }

  private static List<Catalog.Field> fields(List<Catalog.Field> fields) {
    return sorted(
        fields, Catalog.Field::name, field -> new Catalog.Field(field.name(), type(field.type())));
  }

  private static FieldType type(FieldType type) {
    return switch (type) {
      case Scalar scalar -> scalar;
      case Choice choice ->
          new Choice(sorted(choice.options(), Option::value, Function.identity()));
    };
  }

  private static <T> List<T> sorted(
      List<T> items, Function<T, String> name, Function<T, T> sortParts) {
    return items.stream().sorted(Comparator.comparing(name)).map(sortParts).toList();
  }
}

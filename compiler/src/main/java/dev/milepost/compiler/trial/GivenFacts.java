package dev.milepost.compiler.trial;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.layout.Layout;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.state.Fact;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.NearestName;
import dev.milepost.engine.value.Reading;
import dev.milepost.engine.value.Value;
import dev.milepost.engine.value.ValueJson;
import dev.milepost.engine.value.ValueText;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Facts of one subject with at most one record of each type. A record is there once one of its
 * fields is given, be it as unknown; its id is {@code 1} where none is given.
 */
public final class GivenFacts {

  private static final SubjectName SUBJECT = new SubjectName("", "1");
  private static final String USUAL_ID = "1";

  private final Catalog catalog;
  private final Map<TypeName, Map<String, @Nullable Value>> records = new LinkedHashMap<>();

  /** No facts yet, of a workspace that declares this. */
  public GivenFacts(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Gives a fact as JSON, by the declared type; {@code null} is unknown.
   *
   * @param name {@code App.Record.Field}
   * @throws UnusableFactException where there is no such field, or the value does not fit
   */
  public void add(String name, JsonValue json) throws UnusableFactException {
    FieldName field = field(name);
    add(field, ValueJson.read(typeOf(field), json));
  }

  /**
   * Gives a fact as text, by the declared type; {@code null} and {@code unknown} are unknown. A
   * text may stand in double quotes, so that these two words can be given as texts too.
   *
   * @param name {@code App.Record.Field}
   * @throws UnusableFactException where there is no such field, or the value does not fit
   */
  public void add(String name, String text) throws UnusableFactException {
    FieldName field = field(name);
    FieldType type = typeOf(field);
    boolean isUnknown = text.equals("null") || text.equals("unknown");
    add(field, isUnknown ? Reading.Unknown.UNKNOWN : ValueText.read(type, unquoted(type, text)));
  }

  /** The state of a subject of which just this is known, received at that time. */
  SubjectState state(Layout layout, Instant receivedAt) {
    SubjectState state = SubjectState.empty(layout, SUBJECT);
    for (Map.Entry<TypeName, Map<String, @Nullable Value>> given : records.entrySet()) {
      RecordShape shape = Objects.requireNonNull(layout.record(given.getKey()));
      Map<String, @Nullable Value> fields = given.getValue();
      String id = fields.get(FieldName.ID) instanceof Value.Text(String text) ? text : USUAL_ID;
      RecordState record = RecordState.unseen(shape, id, state.recordCount());
      for (Map.Entry<String, @Nullable Value> field : fields.entrySet()) {
        Integer place = shape.fieldPlace(field.getKey());
        if (place != null && place != RecordShape.ID) {
          Fact fact = new Fact(field.getValue(), receivedAt, receivedAt, receivedAt, 1);
          record = record.with(place, fact);
        }
      }
      state = state.with(record);
    }
    return state;
  }

  private void add(FieldName field, Reading reading) throws UnusableFactException {
    Value value =
        switch (reading) {
          case Reading.Known known -> known.value();
          case Reading.Unknown _ -> null;
          case Reading.Misfit misfit ->
              throw new UnusableFactException("`" + field + "`: " + misfit.reason());
        };
    if (value == null && field.field().equals(FieldName.ID)) {
      throw new UnusableFactException("`" + field + "`: a record's id is never unknown");
    }
    Map<String, @Nullable Value> fields =
        records.computeIfAbsent(field.type(), _ -> new HashMap<>());
    if (fields.containsKey(field.field())) {
      throw new UnusableFactException("`" + field + "` is given twice");
    }
    fields.put(field.field(), value);
  }

  private static String unquoted(FieldType type, String text) {
    boolean isTextual = type == Scalar.TEXT || type instanceof FieldType.Choice;
    boolean isQuoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return isTextual && isQuoted ? text.substring(1, text.length() - 1) : text;
  }

  private FieldName field(String name) throws UnusableFactException {
    String[] parts = name.split("\\.", -1);
    if (parts.length != 3) {
      throw new UnusableFactException(
          "`" + name + "` is no field: a field is written `App.Record.Field`");
    }
    Catalog.App app = catalog.app(parts[0]).orElse(null);
    if (app == null) {
      List<String> apps = catalog.apps().stream().map(Catalog.App::name).toList();
      throw unknown("there is no app `" + parts[0] + "`", parts[0], apps);
    }
    if (app.events().stream().anyMatch(event -> event.name().equals(parts[1]))) {
      throw new UnusableFactException(
          "`" + parts[0] + "." + parts[1] + "` is an event: it has no lasting fields");
    }
    FieldName field = new FieldName(new TypeName(parts[0], parts[1]), parts[2]);
    if (catalog.record(field.type()).isEmpty()) {
      List<String> types = app.records().stream().map(Catalog.RecordType::name).toList();
      throw unknown("the app `" + parts[0] + "` has no record `" + parts[1] + "`", parts[1], types);
    }
    return field;
  }

  private FieldType typeOf(FieldName field) throws UnusableFactException {
    Catalog.RecordType record = catalog.record(field.type()).orElseThrow();
    FieldType type = record.field(field.field()).map(Catalog.Field::type).orElse(null);
    if (type != null) {
      return type;
    }
    if (field.field().equals(FieldName.ID)) {
      return Scalar.TEXT;
    }
    List<String> fields = record.fields().stream().map(Catalog.Field::name).toList();
    throw unknown(
        "`" + field.type() + "` has no field `" + field.field() + "`", field.field(), fields);
  }

  private static UnusableFactException unknown(
      String message, String name, Collection<String> candidates) {
    String help =
        NearestName.of(name, candidates)
            .map(closest -> "did you mean `" + closest + "`?")
            .orElse(
                candidates.isEmpty() ? "" : "there are `" + String.join("`, `", candidates) + "`");
    return new UnusableFactException(message + (help.isEmpty() ? "" : " (" + help + ")"));
  }
}

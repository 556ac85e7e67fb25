package dev.milepost.compiler.catalog;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Signals of one app that come as CloudEvents of the form that the intake takes as it stands. */
final class SignalSamples {

  private static final String GONE = "gone";

  private final Map<String, TypeSamples> types = new TreeMap<>();

  private static final class TypeSamples {
    private final Samples samples = new Samples(false);
    private final Evidence ids = new Evidence(false);
  }

  /** The parts of a CloudEvent's type, {@code App.Type} or {@code App.Type.gone}; else null. */
  static @Nullable List<String> typeParts(JsonObject message) {
    if (!(message.get("specversion") instanceof JsonText)
        || !(message.get("type") instanceof JsonText(String type))) {
      return null;
    }
    List<String> parts = Naming.parts(type);
    boolean isType =
        (parts.size() == 2 || (parts.size() == 3 && parts.getLast().equals(GONE)))
            && Naming.isApp(parts.getFirst())
            && Naming.isName(parts.get(1));
    return isType ? parts : null;
  }

  /**
   * Takes a signal into account.
   *
   * @return why it is none, or null
   */
  @Nullable String add(List<String> parts, JsonObject message) {
    JsonObject data;
    switch (message.get("data")) {
      case JsonObject object -> data = object;
      case JsonNull _ -> data = JsonObject.EMPTY;
      case null -> data = JsonObject.EMPTY;
      default -> {
        return "CloudEvents whose data is no object";
      }
    }
    TypeSamples type = types.computeIfAbsent(parts.get(1), _ -> new TypeSamples());
    JsonValue id = data.get(FieldName.ID);
    if (id != null) {
      type.ids.add(id);
    }
    if (parts.size() == 3) {
      type.samples.addGone();
    } else {
      type.samples.add("", data, path -> !path.equals(FieldName.ID));
    }
    return null;
  }

  /** The types: records where an id came, else events. */
  List<LearnedType> learn() {
    List<LearnedType> learned = new ArrayList<>();
    types.forEach((name, type) -> learned.add(learn(name, type)));
    return learned;
  }

  private static LearnedType learn(String name, TypeSamples type) {
    FieldLearner learner = new FieldLearner(type.samples, false, "");
    List<LearnedField> fields = learner.fields();
    boolean isRecord = type.ids.values() > 0 || type.samples.gone() > 0;
    return new LearnedType(
        name,
        isRecord,
        null,
        null,
        isRecord ? type.ids : null,
        fields,
        learner.leftOut(),
        type.samples.count(),
        type.samples.gone(),
        "");
  }
}

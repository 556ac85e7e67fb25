package dev.milepost.engine.mapping;

import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.mapping.SignalMapping.Assignment;
import dev.milepost.engine.mapping.SignalMapping.Guard;
import dev.milepost.engine.mapping.SignalMapping.Modifier;
import dev.milepost.engine.mapping.SignalMapping.Origin;
import dev.milepost.engine.mapping.SignalMapping.Rule;
import dev.milepost.engine.mapping.SignalMapping.Target;
import dev.milepost.engine.mapping.SignalMapping.Translation;
import dev.milepost.engine.mapping.SignalMapping.ValueSource;
import java.util.List;
import java.util.function.Function;

/** Mappings as JSON. */
public final class MappingJson {

  private MappingJson() {}

  /** The mapping as {@link #read} takes it back. */
  public static JsonObject write(SignalMapping mapping) {
    JsonObject.Builder json = JsonObject.builder();
    SignalMapping.SubjectSource subject = mapping.subject();
    if (subject != null) {
      JsonObject.Builder whose = JsonObject.builder();
      if (subject.key() != null) {
        whose.put("key", subject.key());
      }
      json.put("subject", whose.put("value", source(subject.value())).build());
    }
    if (mapping.time() != null) {
      json.put("time", source(mapping.time()));
    }
    if (mapping.id() != null) {
      json.put("id", source(mapping.id()));
    }
    return json.put("rules", array(mapping.rules(), MappingJson::rule)).build();
  }

  /**
   * Reads a mapping.
   *
   * @throws JsonFormException where it is not of that form
   */
  public static SignalMapping read(JsonPart json) throws JsonFormException {
    return MappingReader.read(json);
  }

  private static JsonValue rule(Rule rule) {
    JsonObject.Builder json = JsonObject.builder();
    if (!rule.guards().isEmpty()) {
      json.put("if", array(rule.guards(), MappingJson::guard));
    }
    if (rule.each() != null) {
      json.put("each", rule.each());
    }
    switch (rule.target()) {
      case Target.RecordChange change ->
          json.put("record", change.record().toString())
              .put("id", source(change.id()))
              .put("set", array(change.assignments(), MappingJson::assignment));
      case Target.RecordGone gone ->
          json.put("gone", gone.record().toString()).put("id", source(gone.id()));
      case Target.Happening happening ->
          json.put("event", happening.event().toString())
              .put("set", array(happening.assignments(), MappingJson::assignment));
    }
    return json.put("at", rule.place().file() + ":" + rule.place().line()).build();
  }

  private static JsonValue guard(Guard guard) {
    JsonObject.Builder json = JsonObject.builder().put("path", guard.path());
    switch (guard) {
      case Guard.OneOf oneOf ->
          json.put(oneOf.negated() ? "notIn" : "in", JsonArray.ofTexts(oneOf.values()));
      case Guard.Matches matches ->
          json.put(
              switch (matches.match()) {
                case STARTS_WITH -> "startsWith";
                case ENDS_WITH -> "endsWith";
                case CONTAINS -> "contains";
              },
              matches.text());
      case Guard.Present present -> json.put("present", present.present());
    }
    return json.build();
  }

  private static JsonValue assignment(Assignment assignment) {
    return JsonObject.builder()
        .put("field", assignment.field())
        .put("value", source(assignment.value()))
        .build();
  }

  private static JsonValue source(ValueSource source) {
    JsonObject.Builder json = origin(source.origin());
    if (!source.modifiers().isEmpty()) {
      json.put("then", array(source.modifiers(), MappingJson::modifier));
    }
    return json.build();
  }

  private static JsonObject.Builder origin(Origin origin) {
    return switch (origin) {
      case Origin.Outside outside -> JsonObject.builder().put("path", outside.path());
      case Origin.Literal literal -> JsonObject.builder().put("literal", literal.text());
    };
  }

  private static JsonValue modifier(Modifier modifier) {
    return switch (modifier) {
      case Modifier.After after -> JsonObject.builder().put("after", after.prefix()).build();
      case Modifier.Before before -> JsonObject.builder().put("before", before.suffix()).build();
      case Modifier.Translate translate -> {
        JsonObject.Builder json =
            JsonObject.builder()
                .put("translate", array(translate.translations(), MappingJson::translation));
        yield (translate.otherwise() == null ? json : json.put("otherwise", translate.otherwise()))
            .build();
      }
      case Modifier.EpochSeconds _ -> new JsonText("epochSeconds");
      case Modifier.EpochMilliseconds _ -> new JsonText("epochMilliseconds");
      case Modifier.Cents _ -> new JsonText("cents");
      case Modifier.Currency currency ->
          JsonObject.builder().put("currency", origin(currency.currency()).build()).build();
      case Modifier.Dated dated -> {
        JsonObject.Builder json = JsonObject.builder().put("dated", dated.pattern());
        yield (dated.zone() == null ? json : json.put("zone", dated.zone())).build();
      }
    };
  }

  private static JsonValue translation(Translation translation) {
    return JsonObject.builder().put("from", translation.from()).put("to", translation.to()).build();
  }

  private static <T> JsonArray array(List<T> items, Function<T, JsonValue> write) {
    return new JsonArray(items.stream().map(write).toList());
  }
}

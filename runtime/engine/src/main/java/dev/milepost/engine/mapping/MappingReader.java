package dev.milepost.engine.mapping;

import dev.milepost.engine.catalog.CatalogJson;
import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.mapping.SignalMapping.Assignment;
import dev.milepost.engine.mapping.SignalMapping.Guard;
import dev.milepost.engine.mapping.SignalMapping.Match;
import dev.milepost.engine.mapping.SignalMapping.Modifier;
import dev.milepost.engine.mapping.SignalMapping.Origin;
import dev.milepost.engine.mapping.SignalMapping.Place;
import dev.milepost.engine.mapping.SignalMapping.Rule;
import dev.milepost.engine.mapping.SignalMapping.SubjectSource;
import dev.milepost.engine.mapping.SignalMapping.Target;
import dev.milepost.engine.mapping.SignalMapping.Translation;
import dev.milepost.engine.mapping.SignalMapping.ValueSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link MappingJson} writes, and nothing else. */
final class MappingReader {

  private static final int LONGEST_LINE_NUMBER = 9;

  private MappingReader() {}

  static SignalMapping read(JsonPart json) throws JsonFormException {
    json.only("subject", "time", "id", "rules");
    List<Rule> rules = new ArrayList<>();
    for (JsonPart part : json.member("rules").items()) {
      rules.add(rule(part));
    }
    return new SignalMapping(
        subject(json.optional("subject")), optional(json, "time"), optional(json, "id"), rules);
  }

  private static @Nullable SubjectSource subject(@Nullable JsonPart json) throws JsonFormException {
    if (json == null) {
      return null;
    }
    json.only("key", "value");
    return new SubjectSource(json.optionalText("key"), source(json.member("value")));
  }

  private static Rule rule(JsonPart json) throws JsonFormException {
    json.only("if", "each", "record", "gone", "event", "id", "set", "at");
    List<Guard> guards = new ArrayList<>();
    for (JsonPart part : json.items("if")) {
      guards.add(guard(part));
    }
    return new Rule(guards, json.optionalText("each"), target(json), place(json.member("at")));
  }

  private static Target target(JsonPart json) throws JsonFormException {
    if (json.has("record")) {
      json.only("if", "each", "record", "id", "set", "at");
      return new Target.RecordChange(
          CatalogJson.typeName(json.member("record")),
          source(json.member("id")),
          assignments(json.member("set")));
    }
    if (json.has("gone")) {
      json.only("if", "each", "gone", "id", "at");
      return new Target.RecordGone(
          CatalogJson.typeName(json.member("gone")), source(json.member("id")));
    }
    json.only("if", "each", "event", "set", "at");
    return new Target.Happening(
        CatalogJson.typeName(json.member("event")), assignments(json.member("set")));
  }

  private static Place place(JsonPart json) throws JsonFormException {
    String at = json.text();
    int colon = at.lastIndexOf(':');
    String line = at.substring(colon + 1);
    if (colon < 1
        || line.isEmpty()
        || line.length() > LONGEST_LINE_NUMBER
        || !line.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
      throw json.misfit("a place like file:line was expected");
    }
    return new Place(at.substring(0, colon), Integer.parseInt(line));
  }

  private static Guard guard(JsonPart json) throws JsonFormException {
    String path = json.text("path");
    for (String word : List.of("in", "notIn")) {
      if (json.has(word)) {
        json.only("path", word);
        List<String> values = new ArrayList<>();
        for (JsonPart item : json.items(word)) {
          values.add(item.text());
        }
        return new Guard.OneOf(path, values, word.equals("notIn"));
      }
    }
    if (json.has("present")) {
      json.only("path", "present");
      return new Guard.Present(path, json.member("present").flag());
    }
    if (json.has("startsWith")) {
      json.only("path", "startsWith");
      return new Guard.Matches(path, Match.STARTS_WITH, json.text("startsWith"));
    }
    if (json.has("endsWith")) {
      json.only("path", "endsWith");
      return new Guard.Matches(path, Match.ENDS_WITH, json.text("endsWith"));
    }
    json.only("path", "contains");
    return new Guard.Matches(path, Match.CONTAINS, json.text("contains"));
  }

  private static List<Assignment> assignments(JsonPart json) throws JsonFormException {
    List<Assignment> assignments = new ArrayList<>();
    for (JsonPart item : json.items()) {
      item.only("field", "value");
      assignments.add(new Assignment(item.text("field"), source(item.member("value"))));
    }
    return assignments;
  }

  private static @Nullable ValueSource optional(JsonPart json, String name)
      throws JsonFormException {
    JsonPart member = json.optional(name);
    return member == null ? null : source(member);
  }

  private static ValueSource source(JsonPart json) throws JsonFormException {
    List<Modifier> modifiers = new ArrayList<>();
    for (JsonPart item : json.items("then")) {
      modifiers.add(modifier(item));
    }
    return new ValueSource(origin(json, "then"), modifiers);
  }

  private static Origin origin(JsonPart json, String... others) throws JsonFormException {
    boolean outside = json.has("path");
    List<String> names = new ArrayList<>(List.of(others));
    names.addFirst(outside ? "path" : "literal");
    json.only(names.toArray(String[]::new));
    return outside
        ? new Origin.Outside(json.text("path"))
        : new Origin.Literal(json.text("literal"));
  }

  private static Modifier modifier(JsonPart json) throws JsonFormException {
    if (json.value() instanceof JsonText text) {
      return switch (text.text()) {
        case "epochSeconds" -> new Modifier.EpochSeconds();
        case "epochMilliseconds" -> new Modifier.EpochMilliseconds();
        case "cents" -> new Modifier.Cents();
        default -> throw json.misfit("\"" + text.text() + "\" changes no value");
      };
    }
    if (json.has("after")) {
      json.only("after");
      return new Modifier.After(json.text("after"));
    }
    if (json.has("before")) {
      json.only("before");
      return new Modifier.Before(json.text("before"));
    }
    if (json.has("translate")) {
      json.only("translate", "otherwise");
      return new Modifier.Translate(
          translations(json.member("translate")), json.optionalText("otherwise"));
    }
    if (json.has("currency")) {
      json.only("currency");
      return new Modifier.Currency(origin(json.member("currency")));
    }
    json.only("dated", "zone");
    return new Modifier.Dated(json.text("dated"), json.optionalText("zone"));
  }

  private static List<Translation> translations(JsonPart json) throws JsonFormException {
    List<Translation> translations = new ArrayList<>();
    for (JsonPart item : json.items()) {
      item.only("from", "to");
      translations.add(new Translation(item.text("from"), item.text("to")));
    }
    return translations;
  }
}

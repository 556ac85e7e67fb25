package dev.milepost.engine.plan;

import dev.milepost.engine.catalog.CatalogJson;
import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.Condition.Quantifier;
import dev.milepost.engine.plan.Condition.TextTest;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ConditionJson} writes, and nothing else. */
final class ConditionReader {

  private ConditionReader() {}

  static Condition read(JsonPart json) throws JsonFormException {
    String op = json.text("op");
    for (Comparator comparator : Comparator.values()) {
      if (comparator.sign().equals(op)) {
        json.only("op", "left", "right");
        return new Condition.Comparison(
            operand(json.member("left")), comparator, operand(json.member("right")));
      }
    }
    for (TextTest test : TextTest.values()) {
      if (test.words().equals(op)) {
        json.only("op", "operand", "text");
        return new Condition.TextMatch(operand(json.member("operand")), test, json.text("text"));
      }
    }
    for (Quantifier quantifier : Quantifier.values()) {
      if (quantifier.name().toLowerCase(Locale.ROOT).equals(op)) {
        json.only("op", "record", "where");
        return new Condition.Quantified(
            quantifier, CatalogJson.typeName(json.member("record")), where(json));
      }
    }
    return readByName(op, json);
  }

  private static Condition readByName(String op, JsonPart json) throws JsonFormException {
    return switch (op) {
      case "and" -> new Condition.And(parts(json));
      case "or" -> new Condition.Or(parts(json));
      case "not" -> {
        json.only("op", "part");
        yield new Condition.Not(read(json.member("part")));
      }
      case "define" -> {
        json.only("op", "name", "body");
        yield new Condition.Defined(json.text("name"), read(json.member("body")));
      }
      case "in", "not in" -> {
        json.only("op", "operand", "values");
        yield new Condition.InList(
            operand(json.member("operand")), values(json.member("values")), op.equals("not in"));
      }
      case "between" -> {
        json.only("op", "operand", "low", "high");
        yield new Condition.Between(
            operand(json.member("operand")),
            LiteralJson.read(json.member("low")),
            LiteralJson.read(json.member("high")));
      }
      case "is known", "is unknown" -> {
        json.only("op", "operand");
        yield new Condition.Known(operand(json.member("operand")), op.equals("is known"));
      }
      case "becomes" -> {
        json.only("op", "field", "test");
        yield new Condition.Becomes(
            CatalogJson.fieldName(json.member("field")), read(json.member("test")));
      }
      case "changes" -> {
        json.only("op", "field");
        yield new Condition.Changes(CatalogJson.fieldName(json.member("field")));
      }
      case "for" -> {
        json.only("op", "condition", "span");
        yield new Condition.Held(read(json.member("condition")), span(json));
      }
      case "within" -> {
        json.only("op", "date", "span");
        yield new Condition.WithinNext(operand(json.member("date")), span(json));
      }
      case "more than ago" -> {
        json.only("op", "date", "span");
        yield new Condition.MoreThanAgo(operand(json.member("date")), span(json));
      }
      case "happened" -> happened(json);
      case "journey ended" -> {
        json.only("op", "journey", "outcome");
        yield new Condition.JourneyEnded(json.text("journey"), json.text("outcome"));
      }
      default -> throw json.member("op").misfit("\"" + op + "\" is no form of a condition");
    };
  }

  private static Condition happened(JsonPart json) throws JsonFormException {
    json.only("op", "event", "where", "atLeast", "within");
    JsonPart atLeast = json.optional("atLeast");
    JsonPart within = json.optional("within");
    return new Condition.Happened(
        CatalogJson.typeName(json.member("event")),
        where(json),
        atLeast == null ? 1 : atLeast.integer(1, Integer.MAX_VALUE),
        within == null ? null : LiteralJson.span(within));
  }

  private static Operand operand(JsonPart json) throws JsonFormException {
    if (json.value() instanceof JsonObject) {
      if (json.has("field")) {
        json.only("field");
        return new Operand.FieldOperand(CatalogJson.fieldName(json.member("field")));
      }
      if (json.has("member")) {
        json.only("member");
        return new Operand.Member(CatalogJson.fieldName(json.member("member")));
      }
      if (json.has("countOf")) {
        json.only("countOf", "where");
        return new Operand.CountOf(CatalogJson.typeName(json.member("countOf")), where(json));
      }
      if (json.has("sumOf")) {
        json.only("sumOf", "where");
        return new Operand.SumOf(CatalogJson.fieldName(json.member("sumOf")), where(json));
      }
      if (json.mark("today")) {
        json.only("today");
        return new Operand.Today();
      }
      if (json.mark("answer")) {
        json.only("answer");
        return new Operand.Answer();
      }
    }
    return new Operand.Constant(LiteralJson.read(json));
  }

  private static List<Condition> parts(JsonPart json) throws JsonFormException {
    json.only("op", "parts");
    List<Condition> parts = new ArrayList<>();
    for (JsonPart part : json.member("parts").items()) {
      parts.add(read(part));
    }
    if (parts.isEmpty()) {
      throw json.member("parts").misfit("there must be a condition");
    }
    return parts;
  }

  private static List<Value> values(JsonPart json) throws JsonFormException {
    List<Value> values = new ArrayList<>();
    for (JsonPart item : json.items()) {
      values.add(LiteralJson.read(item));
    }
    if (values.isEmpty()) {
      throw json.misfit("there must be a value");
    }
    return values;
  }

  private static @Nullable Condition where(JsonPart json) throws JsonFormException {
    JsonPart filter = json.optional("where");
    return filter == null ? null : read(filter);
  }

  private static TimeSpan span(JsonPart json) throws JsonFormException {
    return LiteralJson.span(json.member("span"));
  }
}

package dev.milepost.engine.plan;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonBoolean;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.plan.Condition.Operand;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes conditions as JSON. The member {@code op} says the form of a condition in the words of the
 * language; the one member of an operand says its kind.
 */
final class ConditionJson {

  private ConditionJson() {}

  static JsonObject write(Condition condition) {
    return switch (condition) {
      case Condition.And and -> op("and").put("parts", parts(and.parts())).build();
      case Condition.Or or -> op("or").put("parts", parts(or.parts())).build();
      case Condition.Not not -> op("not").put("part", write(not.part())).build();
      case Condition.Defined defined ->
          op("define").put("name", defined.name()).put("body", write(defined.body())).build();
      case Condition.Comparison test ->
          op(test.comparator().sign())
              .put("left", write(test.left()))
              .put("right", write(test.right()))
              .build();
      case Condition.InList test ->
          op(test.negated() ? "not in" : "in")
              .put("operand", write(test.operand()))
              .put("values", new JsonArray(test.values().stream().map(LiteralJson::write).toList()))
              .build();
      case Condition.Between test ->
          op("between")
              .put("operand", write(test.operand()))
              .put("low", LiteralJson.write(test.low()))
              .put("high", LiteralJson.write(test.high()))
              .build();
      case Condition.TextMatch test ->
          op(test.test().words())
              .put("operand", write(test.operand()))
              .put("text", test.text())
              .build();
      case Condition.Known test ->
          op(test.known() ? "is known" : "is unknown")
              .put("operand", write(test.operand()))
              .build();
      case Condition.Becomes becomes ->
          op("becomes")
              .put("field", becomes.field().toString())
              .put("test", write(becomes.test()))
              .build();
      case Condition.Changes changes ->
          op("changes").put("field", changes.field().toString()).build();
      case Condition.Held held ->
          op("for")
              .put("condition", write(held.condition()))
              .put("span", held.span().print())
              .build();
      case Condition.WithinNext test ->
          op("within").put("date", write(test.date())).put("span", test.span().print()).build();
      case Condition.MoreThanAgo test ->
          op("more than ago")
              .put("date", write(test.date()))
              .put("span", test.span().print())
              .build();
      case Condition.Happened happened -> happened(happened);
      case Condition.Quantified test ->
          where(
                  op(test.quantifier().name().toLowerCase(Locale.ROOT))
                      .put("record", test.record().toString()),
                  test.filter())
              .build();
      case Condition.JourneyEnded ended ->
          op("journey ended")
              .put("journey", ended.journey())
              .put("outcome", ended.outcome())
              .build();
    };
  }

  private static JsonValue write(Operand operand) {
    return switch (operand) {
      case Operand.Constant constant -> LiteralJson.write(constant.value());
      case Operand.FieldOperand field ->
          JsonObject.builder().put("field", field.name().toString()).build();
      case Operand.Member member ->
          JsonObject.builder().put("member", member.name().toString()).build();
      case Operand.Today _ -> JsonObject.builder().put("today", JsonBoolean.TRUE).build();
      case Operand.Answer _ -> JsonObject.builder().put("answer", JsonBoolean.TRUE).build();
      case Operand.CountOf count ->
          where(JsonObject.builder().put("countOf", count.record().toString()), count.filter())
              .build();
      case Operand.SumOf sum ->
          where(JsonObject.builder().put("sumOf", sum.field().toString()), sum.filter()).build();
    };
  }

  private static JsonObject happened(Condition.Happened happened) {
    JsonObject.Builder json =
        where(op("happened").put("event", happened.event().toString()), happened.filter());
    if (happened.atLeast() != 1) {
      json.put("atLeast", happened.atLeast());
    }
    if (happened.within() != null) {
      json.put("within", happened.within().print());
    }
    return json.build();
  }

  private static JsonArray parts(List<Condition> parts) {
    return new JsonArray(parts.stream().<JsonValue>map(ConditionJson::write).toList());
  }

  private static JsonObject.Builder op(String op) {
    return JsonObject.builder().put("op", op);
  }

  private static JsonObject.Builder where(JsonObject.Builder json, @Nullable Condition filter) {
    return filter == null ? json : json.put("where", write(filter));
  }
}

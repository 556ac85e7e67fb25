package dev.milepost.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonBoolean;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Changes each part of a plan's file in turn and looks at what becomes of its hash: the reader
 * accepts the changed file only where the hash stayed.
 */
class PlanHashTest {

  private static final JsonObject FILE = PlanJson.toJson(SamplePlan.everyConstruct());

  @Test
  void isSixtyFourHexadecimalDigits() {
    assertThat(PlanHash.of(SamplePlan.everyConstruct()))
        .matches("[0-9a-f]{64}")
        .isEqualTo(PlanHash.of(SamplePlan.everyConstruct()));
  }

  @Test
  void everyChangeOfAValueIsRefused() {
    List<String> accepted = new ArrayList<>();
    int[] refusedByHash = new int[1];
    mutate(
        FILE,
        "",
        (place, changed) -> {
          if (isMeaning(place)) {
            String refusal = refusal(changed);
            if (refusal == null) {
              accepted.add(place);
            } else if (refusal.contains("bears the hash")) {
              refusedByHash[0]++;
            }
          }
        });

    // What a definition is called is the one value that does not count.
    assertThat(accepted).containsExactly("/stages/0/transitions/0/when/parts/0/name");
    assertThat(refusedByHash[0]).isGreaterThan(200);
  }

  @Test
  void noChangeOfAPositionOrAWordingCounts() throws PlanFormatException {
    JsonObject.Builder file = JsonObject.builder();
    for (Map.Entry<String, JsonValue> member : FILE.members().entrySet()) {
      boolean sources = member.getKey().equals("sources");
      file.put(member.getKey(), sources ? elsewhere(member.getValue()) : member.getValue());
    }

    Plan moved = PlanJson.read(file.build());

    assertThat(moved).isNotEqualTo(SamplePlan.everyConstruct());
    assertThat(PlanHash.of(moved)).isEqualTo(PlanHash.of(SamplePlan.everyConstruct()));
  }

  private static JsonValue elsewhere(JsonValue sources) {
    JsonObject.Builder moved = JsonObject.builder();
    for (String clause : ((JsonObject) sources).members().keySet()) {
      moved.put(
          clause, JsonObject.builder().put("at", "other.journey:7:1").put("text", "other").build());
    }
    return moved.build();
  }

  @Test
  void writtenOrderCounts() {
    List<String> accepted = new ArrayList<>();
    swap(
        FILE,
        "",
        (place, changed) -> {
          if (isMeaning(place) && refusal(changed) == null) {
            accepted.add(place);
          }
        });

    // Where things are declared does not count, but the order of a subject's keys does.
    assertThat(accepted)
        .isNotEmpty()
        .allMatch(place -> place.startsWith("/declarations/apps") || place.equals("/calendar/days"))
        .noneMatch(place -> place.contains("subjects"));
  }

  @Test
  void aDefinitionIsItsBody() {
    Condition body = SamplePlan.is(SamplePlan.STATUS, "Paid");
    Condition other = SamplePlan.is(SamplePlan.STATUS, "Sent");
    Plan named = startingWhen(new Condition.And(List.of(defined("paid up", body), other)));
    Plan renamed = startingWhen(new Condition.And(List.of(defined("settled", body), other)));
    Plan writtenOut = startingWhen(new Condition.And(List.of(body, other)));
    Plan swapped = startingWhen(new Condition.And(List.of(other, body)));

    assertThat(PlanHash.of(named))
        .isEqualTo(PlanHash.of(renamed))
        .isEqualTo(PlanHash.of(writtenOut))
        .isNotEqualTo(PlanHash.of(swapped));
  }

  private static Condition defined(String name, Condition body) {
    return new Condition.Defined(name, new Condition.And(List.of(body)));
  }

  private static Plan startingWhen(Condition condition) {
    Plan plan = SamplePlan.everyConstruct();
    return new Plan(
        plan.journey(),
        plan.renamedFrom(),
        plan.subject(),
        plan.forEach(),
        plan.calendar(),
        plan.reentry(),
        plan.owner(),
        plan.roles(),
        new Plan.Start(condition, plan.source()),
        plan.endings(),
        plan.promises(),
        plan.stages(),
        plan.declarations(),
        plan.source());
  }

  private static boolean isMeaning(String place) {
    return !place.isEmpty()
        && !place.startsWith("/sources")
        && !place.startsWith("/index")
        && !place.startsWith("/hash");
  }

  private static @Nullable String refusal(JsonValue file) {
    PlanFormatException e =
        catchThrowableOfType(PlanFormatException.class, () -> PlanJson.read(file));
    return e == null ? null : String.valueOf(e.getMessage());
  }

  /** Tells every tree that differs from a value by one leaf, with the way to it. */
  private static void mutate(JsonValue value, String place, BiConsumer<String, JsonValue> changed) {
    switch (value) {
      case JsonText text -> {
        changed.accept(place, new JsonText(text.text() + "s"));
        // Another number where one is written: "7 days" instead of "9 days".
        String other = text.text().replaceFirst("[0-9]", text.text().startsWith("7") ? "8" : "7");
        if (!other.equals(text.text())) {
          changed.accept(place, new JsonText(other));
        }
      }
      case JsonNumber number ->
          changed.accept(place, new JsonNumber(number.value().add(BigDecimal.ONE)));
      case JsonBoolean flag -> changed.accept(place, JsonBoolean.of(!flag.value()));
      case JsonNull _ -> {}
      case JsonArray array -> {
        for (int i = 0; i < array.items().size(); i++) {
          int at = i;
          List<JsonValue> without = new ArrayList<>(array.items());
          without.remove(at);
          changed.accept(place + "/" + i, new JsonArray(without));
          mutate(
              array.items().get(i),
              place + "/" + i,
              (inner, item) -> {
                List<JsonValue> items = new ArrayList<>(array.items());
                items.set(at, item);
                changed.accept(inner, new JsonArray(items));
              });
        }
      }
      case JsonObject object -> {
        for (String name : object.members().keySet()) {
          changed.accept(place + "/" + name, with(object, name, null));
          mutate(
              object.members().get(name),
              place + "/" + name,
              (inner, member) -> changed.accept(inner, with(object, name, member)));
        }
      }
    }
  }

  /** Tells every tree in which two neighbours of an array have changed places. */
  private static void swap(JsonValue value, String place, BiConsumer<String, JsonValue> changed) {
    if (value instanceof JsonArray array) {
      for (int i = 0; i < array.items().size(); i++) {
        int at = i;
        if (i > 0 && !array.items().get(i).equals(array.items().get(i - 1))) {
          List<JsonValue> swapped = new ArrayList<>(array.items());
          swapped.set(i - 1, array.items().get(i));
          swapped.set(i, array.items().get(i - 1));
          changed.accept(place, new JsonArray(swapped));
        }
        swap(
            array.items().get(i),
            place + "/" + i,
            (inner, item) -> {
              List<JsonValue> items = new ArrayList<>(array.items());
              items.set(at, item);
              changed.accept(inner, new JsonArray(items));
            });
      }
    } else if (value instanceof JsonObject object) {
      for (String name : object.members().keySet()) {
        swap(
            object.members().get(name),
            place + "/" + name,
            (inner, member) -> changed.accept(inner, with(object, name, member)));
      }
    }
  }

  private static JsonObject with(JsonObject object, String name, @Nullable JsonValue other) {
    JsonObject.Builder changed = JsonObject.builder();
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      if (!member.getKey().equals(name)) {
        changed.put(member.getKey(), member.getValue());
      } else if (other != null) {
        changed.put(name, other);
      }
    }
    return changed.build();
  }
}

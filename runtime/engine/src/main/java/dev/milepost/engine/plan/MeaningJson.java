package dev.milepost.engine.plan;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.CatalogJson;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.time.JourneyCalendar;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Writes what a plan means: everything but where it was written and what follows from it. */
final class MeaningJson {

  private final UnaryOperator<Condition> form;

  private MeaningJson(UnaryOperator<Condition> form) {
    this.form = form;
  }

  /** The members as a file has them: definitions by name, declarations in their order. */
  static void write(Plan plan, JsonObject.Builder json) {
    new MeaningJson(UnaryOperator.identity()).members(plan, plan.declarations(), json);
  }

  /** The form that is hashed: conditions written out, declarations in the order of their names. */
  static JsonObject canonical(Plan plan) {
    JsonObject.Builder json = JsonObject.builder().put("format", Plan.FORMAT);
    new MeaningJson(WrittenOut::of).members(plan, CatalogJson.sorted(plan.declarations()), json);
    return json.build();
  }

  private void members(Plan plan, Catalog declarations, JsonObject.Builder json) {
    json.put("journey", plan.journey());
    if (plan.renamedFrom() != null) {
      json.put("renamedFrom", plan.renamedFrom());
    }
    json.put("subject", plan.subject());
    if (plan.forEach() != null) {
      json.put("forEach", plan.forEach().toString());
    }
    json.put("calendar", calendar(plan.calendar()));
    json.put("again", again(plan.reentry()));
    if (plan.owner() != null) {
      json.put("owner", owner(plan.owner()));
    }
    put(json, "roles", plan.roles(), MeaningJson::role);
    json.put("starts", condition(plan.starts().when()));
    put(json, "endings", plan.endings(), this::ending);
    put(json, "promises", plan.promises(), this::promise);
    json.put("stages", array(plan.stages(), this::stage));
    json.put("declarations", CatalogJson.write(declarations));
  }

  private JsonValue condition(Condition condition) {
    return ConditionJson.write(form.apply(condition));
  }

  private static JsonValue calendar(JourneyCalendar calendar) {
    JsonObject.Builder json = JsonObject.builder().put("zone", calendar.zone().getId());
    JourneyCalendar.BusinessHours hours = calendar.hours();
    if (hours != null) {
      List<String> days =
          Arrays.stream(DayOfWeek.values())
              .filter(hours.days()::contains)
              .map(day -> day.name().toLowerCase(Locale.ROOT))
              .toList();
      json.put("days", JsonArray.ofTexts(days))
          .put("opens", hours.opens().toString())
          .put("closes", hours.closes().toString());
    }
    return json.build();
  }

  private static JsonValue again(Plan.Reentry reentry) {
    return switch (reentry) {
      case Plan.Reentry.Once _ -> new JsonValue.JsonText("never");
      case Plan.Reentry.AfterEnding after ->
          after.rest() == null
              ? new JsonValue.JsonText("after ending")
              : JsonObject.builder().put("afterEnding", after.rest().print()).build();
    };
  }

  private static JsonValue owner(Plan.Owner owner) {
    JsonObject.Builder json = JsonObject.builder();
    if (owner.field() != null) {
      json.put("field", owner.field().toString());
    }
    if (owner.otherwise() != null) {
      json.put("otherwise", owner.otherwise());
    }
    return json.build();
  }

  private static JsonValue role(Plan.Role role) {
    return JsonObject.builder().put("name", role.name()).put("address", role.address()).build();
  }

  private JsonValue ending(Plan.Ending ending) {
    JsonObject.Builder json = JsonObject.builder().put("to", ending.target());
    trigger(ending.trigger(), json);
    return json.build();
  }

  private JsonValue promise(Plan.Promise promise) {
    return switch (promise) {
      case Plan.Promise.NeverAt never ->
          JsonObject.builder()
              .put("neverAt", never.stage())
              .put("while", condition(never.condition()))
              .build();
      case Plan.Promise.EndsWithin ends ->
          JsonObject.builder().put("endsWithin", ends.span().print()).build();
    };
  }

  private JsonValue stage(Plan.Stage stage) {
    JsonObject.Builder json = JsonObject.builder().put("name", stage.name());
    if (stage.renamedFrom() != null) {
      json.put("renamedFrom", stage.renamedFrom());
    }
    if (stage.outcome() != null) {
      json.put("outcome", stage.outcome());
    }
    put(json, "onEnter", stage.onEnter(), action -> ActionJson.write(action.call()));
    put(json, "onExit", stage.onExit(), action -> ActionJson.write(action.call()));
    put(json, "reminders", stage.reminders(), MeaningJson::reminder);
    Plan.Expected expected = stage.expected();
    if (expected != null) {
      JsonObject.Builder within = JsonObject.builder().put("within", expected.span().print());
      if (expected.then() != null) {
        within.put("then", ActionJson.write(expected.then()));
      }
      json.put("expected", within.build());
    }
    if (stage.mayWaitForever()) {
      json.put("mayWaitForever", true);
    }
    Plan.Question question = stage.question();
    if (question != null) {
      json.put("asks", question(question));
    }
    put(json, "transitions", stage.transitions(), this::transition);
    return json.build();
  }

  private static JsonValue reminder(Plan.Reminder reminder) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put(reminder.repeats() ? "every" : "after", reminder.interval().print());
    if (reminder.atMost() != null) {
      json.put("atMost", reminder.atMost());
    }
    return json.put("do", ActionJson.write(reminder.call())).build();
  }

  private static JsonValue question(Plan.Question question) {
    JsonObject.Builder json = JsonObject.builder();
    if (question.role() != null) {
      json.put("role", question.role());
    }
    return json.put("question", question.text())
        .put("answers", JsonArray.ofTexts(question.answers()))
        .build();
  }

  private JsonValue transition(Plan.Transition transition) {
    JsonObject.Builder json = JsonObject.builder().put("to", transition.target());
    if (transition.isElse()) {
      json.put("else", true);
    }
    trigger(transition.trigger(), json);
    put(json, "do", transition.does(), action -> ActionJson.write(action.call()));
    return json.build();
  }

  private void trigger(Plan.Trigger trigger, JsonObject.Builder json) {
    switch (trigger) {
      case Plan.Trigger.When when -> json.put("when", condition(when.condition()));
      case Plan.Trigger.After after -> json.put("after", after.span().print());
      case Plan.Trigger.AtDate at -> {
        json.put("at", at.date().toString());
        if (at.offset() != null) {
          json.put(at.before() ? "minus" : "plus", at.offset().print());
        }
      }
    }
  }

  private static <T> void put(
      JsonObject.Builder json, String name, List<T> parts, Function<T, JsonValue> write) {
    if (!parts.isEmpty()) {
      json.put(name, array(parts, write));
    }
  }

  private static <T> JsonArray array(List<T> parts, Function<T, JsonValue> write) {
    return new JsonArray(parts.stream().map(write).toList());
  }
}

package dev.milepost.engine.plan;

import dev.milepost.engine.catalog.CatalogJson;
import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.plan.Clause.Kind;
import dev.milepost.engine.time.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the stages of a plan's file. */
final class StageReader {

  private final JsonPart json;
  private final SourcesJson.Lookup sources;
  private final String stage;

  private StageReader(JsonPart json, SourcesJson.Lookup sources, String stage) {
    this.json = json;
    this.sources = sources;
    this.stage = stage;
  }

  static Plan.Stage read(JsonPart json, SourcesJson.Lookup sources) throws JsonFormException {
    json.only(
        "name",
        "renamedFrom",
        "outcome",
        "onEnter",
        "onExit",
        "reminders",
        "expected",
        "mayWaitForever",
        "asks",
        "transitions");
    return new StageReader(json, sources, json.text("name")).stage();
  }

  private Plan.Stage stage() throws JsonFormException {
    return new Plan.Stage(
        stage,
        json.optionalText("renamedFrom"),
        json.optionalText("outcome"),
        actions("onEnter", Kind.ON_ENTER),
        actions("onExit", Kind.ON_EXIT),
        reminders(),
        expected(),
        json.mark("mayWaitForever"),
        question(),
        transitions(),
        sources.take(Clause.stage(stage, Kind.STAGE)));
  }

  private List<Plan.Action> actions(String name, Kind kind) throws JsonFormException {
    List<Plan.Action> actions = new ArrayList<>();
    for (JsonPart part : json.items(name)) {
      Clause clause = Clause.stage(stage, kind, actions.size() + 1);
      actions.add(new Plan.Action(ActionJson.read(part), sources.take(clause)));
    }
    return actions;
  }

  private List<Plan.Reminder> reminders() throws JsonFormException {
    List<Plan.Reminder> reminders = new ArrayList<>();
    for (JsonPart part : json.items("reminders")) {
      boolean repeats = part.has("every");
      part.only(repeats ? "every" : "after", "atMost", "do");
      TimeSpan interval = LiteralJson.span(part.member(repeats ? "every" : "after"));
      JsonPart most = part.optional("atMost");
      reminders.add(
          new Plan.Reminder(
              interval,
              repeats,
              most == null ? null : (Integer) most.integer(1, Integer.MAX_VALUE),
              ActionJson.read(part.member("do")),
              sources.take(Clause.stage(stage, Kind.REMINDER, reminders.size() + 1))));
    }
    return reminders;
  }

  private Plan.@Nullable Expected expected() throws JsonFormException {
    JsonPart part = json.optional("expected");
    if (part == null) {
      return null;
    }
    part.only("within", "then");
    JsonPart then = part.optional("then");
    return new Plan.Expected(
        LiteralJson.span(part.member("within")),
        then == null ? null : ActionJson.read(then),
        sources.take(Clause.stage(stage, Kind.EXPECTED)));
  }

  private Plan.@Nullable Question question() throws JsonFormException {
    JsonPart part = json.optional("asks");
    if (part == null) {
      return null;
    }
    part.only("role", "question", "answers");
    List<String> answers = new ArrayList<>();
    for (JsonPart answer : part.member("answers").items()) {
      answers.add(answer.text());
    }
    return new Plan.Question(
        part.optionalText("role"),
        part.text("question"),
        answers,
        sources.take(Clause.stage(stage, Kind.QUESTION)));
  }

  private List<Plan.Transition> transitions() throws JsonFormException {
    List<Plan.Transition> transitions = new ArrayList<>();
    for (JsonPart part : json.items("transitions")) {
      part.only("to", "else", "when", "after", "at", "plus", "minus", "do");
      int number = transitions.size() + 1;
      List<Plan.Action> does = new ArrayList<>();
      for (JsonPart action : part.items("do")) {
        Clause clause = Clause.action(stage, number, does.size() + 1);
        does.add(new Plan.Action(ActionJson.read(action), sources.take(clause)));
      }
      transitions.add(
          new Plan.Transition(
              part.text("to"),
              trigger(part),
              part.mark("else"),
              does,
              sources.take(Clause.stage(stage, Kind.TRANSITION, number))));
    }
    return transitions;
  }

  /** Reads the trigger among the members of a transition or an ending: exactly one. */
  static Plan.Trigger trigger(JsonPart json) throws JsonFormException {
    boolean when = json.has("when");
    boolean after = json.has("after");
    boolean at = json.has("at");
    boolean plus = json.has("plus");
    boolean minus = json.has("minus");
    int count = (when ? 1 : 0) + (after ? 1 : 0) + (at ? 1 : 0);
    if (count != 1 || (plus && minus) || ((plus || minus) && !at)) {
      throw json.misfit(
          "there must be one of \"when\", \"after\" and \"at\", and with \"at\" at most one of"
              + " \"plus\" and \"minus\"");
    }
    if (when) {
      return new Plan.Trigger.When(ConditionReader.read(json.member("when")));
    }
    if (after) {
      return new Plan.Trigger.After(LiteralJson.span(json.member("after")));
    }
    JsonPart offset = json.optional(minus ? "minus" : "plus");
    return new Plan.Trigger.AtDate(
        CatalogJson.fieldName(json.member("at")),
        offset == null ? null : LiteralJson.span(offset),
        minus);
  }
}

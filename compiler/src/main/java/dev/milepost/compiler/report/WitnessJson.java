package dev.milepost.compiler.report;

import dev.milepost.compiler.witness.Move;
import dev.milepost.compiler.witness.ScenarioWriter;
import dev.milepost.compiler.witness.Standing;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.compiler.witness.Witness.Question;
import dev.milepost.compiler.witness.WitnessText;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.value.ValueJson;
import java.util.List;

/** Witnesses as JSON: the steps for machines, the lines for people, and a scenario that runs. */
final class WitnessJson {

  private WitnessJson() {}

  static JsonObject of(String name, Witness witness) {
    return JsonObject.builder()
        .put("journey", witness.journey())
        .put(
            "subject",
            JsonObject.builder()
                .put("type", witness.subject().type())
                .put("key", witness.subject().key())
                .build())
        .put("start", witness.start().toString())
        .put("steps", steps(witness.steps()))
        .put("question", question(witness.question()))
        .put("lines", JsonArray.ofTexts(WitnessText.lines(witness)))
        .put("scenario", ScenarioWriter.write(name, witness))
        .build();
  }

  private static JsonArray steps(List<Witness.Step> steps) {
    return new JsonArray(
        steps.stream()
            .map(step ->
                (JsonValue)
                    JsonObject.builder()
                        .put("move", move(step.move()))
                        .put("after", standing(step.after()))
                        .build())
            .toList());
  }

  private static JsonObject move(Move move) {
    JsonObject.Builder json = JsonObject.builder();
    return switch (move) {
      case Move.Sets sets ->
          json.put("kind", "signal")
              .put("type", sets.type().toString())
              .put("id", sets.id())
              .put("fields", fields(sets.fields()))
              .build();
      case Move.Gone gone ->
          json.put("kind", "gone").put("type", gone.type().toString()).put("id", gone.id()).build();
      case Move.Happens happens ->
          json.put("kind", "happening")
              .put("type", happens.type().toString())
              .put("fields", fields(happens.fields()))
              .build();
      case Move.Passes passes ->
          json.put("kind", "time").put("span", passes.span().print()).build();
      case Move.Answers answers ->
          json.put("kind", "answer")
              .put("role", answers.role() == null ? JsonNull.NULL : new JsonText(answers.role()))
              .put("answer", answers.answer())
              .build();
    };
  }

  private static JsonObject fields(List<FieldValue> fields) {
    JsonObject.Builder json = JsonObject.builder();
    fields.forEach(field -> json.put(field.field(), ValueJson.write(field.value())));
    return json.build();
  }

  private static JsonObject standing(Standing standing) {
    JsonObject.Builder json = JsonObject.builder();
    return switch (standing) {
      case Standing.NotStarted _ -> json.put("kind", "not-started").build();
      case Standing.At(String stage) -> json.put("kind", "at").put("stage", stage).build();
      case Standing.Ended(String stage, String outcome) ->
          json.put("kind", "ended").put("stage", stage).put("outcome", outcome).build();
      case Standing.Parked(String stage) -> json.put("kind", "parked").put("stage", stage).build();
    };
  }

  private static JsonObject question(Question question) {
    JsonObject.Builder json = JsonObject.builder();
    return switch (question) {
      case Question.Where _ -> json.put("kind", "where").build();
      case Question.Which(List<String> targets) ->
          json.put("kind", "which").put("targets", JsonArray.ofTexts(targets)).build();
      case Question.WhatNext _ -> json.put("kind", "what-next").build();
      case Question.HowLong(List<String> stages) ->
          json.put("kind", "how-long").put("stages", JsonArray.ofTexts(stages)).build();
      case Question.InWhichOrder(List<Witness.Step> otherwise) ->
          json.put("kind", "in-which-order").put("otherwise", steps(otherwise)).build();
      case Question.WhatOfThePromise(String promise) ->
          json.put("kind", "what-of-the-promise").put("promise", promise).build();
    };
  }
}

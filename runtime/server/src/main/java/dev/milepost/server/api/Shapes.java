package dev.milepost.server.api;

import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.http.Schema;
import dev.milepost.server.store.ListedExecution;
import java.util.Locale;

/** Forms that several routes give back. */
public final class Shapes {

  /** A subject's name. */
  public static final Schema SUBJECT_NAME =
      Schema.named(
          "SubjectName",
          Schema.object()
              .with("type", Schema.text(), "The kind of subject: Customer.")
              .with("key", Schema.text(), "The value of its first key."));

  /** An execution in a list. */
  public static final Schema EXECUTION =
      Schema.named(
          "Execution",
          Schema.object()
              .with("id", Schema.text(), "Names it for ever.")
              .with("subject", SUBJECT_NAME, "Who travels.")
              .with("journey", Schema.text(), "The journey.")
              .with("number", Schema.whole(), "The how-manieth of the journey, from 1.")
              .withOptional("about", Schema.text(), "The id of the record that it is about.")
              .with("plan", Schema.text(), "The hash of the plan that it runs on.")
              .with(
                  "status",
                  Schema.choice("running", "ended", "parked", "paused"),
                  "Whether it can move.")
              .with("stage", Schema.text(), "Where it stands, or stood last.")
              .with("startedAt", Schema.instant(), "When it started.")
              .with("since", Schema.instant(), "When it entered the stage.")
              .withOptional("stalledSince", Schema.instant(), "When it stood too long.")
              .withOptional(
                  "outcome", Schema.text(), "How it ended, or why it is parked or paused."));

  private Shapes() {}

  /** A subject's name. */
  public static JsonObject subject(SubjectName name) {
    return JsonObject.builder().put("type", name.type()).put("key", name.key()).build();
  }

  /** An execution in a list. */
  public static JsonObject execution(ListedExecution execution) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("id", execution.id().toString())
            .put("subject", subject(execution.subject()))
            .put("journey", execution.journey())
            .put("number", execution.number());
    if (execution.about() != null) {
      json.put("about", execution.about());
    }
    json.put("plan", execution.plan())
        .put("status", execution.standing().name().toLowerCase(Locale.ROOT))
        .put("stage", execution.stage())
        .put("startedAt", execution.startedAt().toString())
        .put("since", execution.since().toString());
    if (execution.stalledSince() != null) {
      json.put("stalledSince", execution.stalledSince().toString());
    }
    if (execution.outcome() != null) {
      json.put("outcome", execution.outcome());
    }
    return json.build();
  }
}

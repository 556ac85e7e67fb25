package dev.milepost.server.operate;

import dev.milepost.server.http.Schema;

/** The forms of what operators get. */
final class OperationsSchemas {

  private static final Schema SUBJECT =
      Schema.object()
          .with("type", Schema.text(), "The kind of subject.")
          .with("key", Schema.text(), "The value of its first key.");

  private static final Schema TIME_OR_NULL = new Schema.OrNull(Schema.instant());
  private static final Schema TEXT_OR_NULL = new Schema.OrNull(Schema.text());

  private static final Schema EXPLANATION =
      Schema.named(
          "Explanation",
          Schema.object()
              .with("text", Schema.text(), "The condition in the language's own words.")
              .with("truth", Schema.choice("true", "false", "unknown"), "What it is now.")
              .with("changesAt", TIME_OR_NULL, "When time alone changes the answer.")
              .with("values", Schema.items(value()), "What a single test reads.")
              .with("parts", Schema.items(Schema.openObject()), "Its parts, each an Explanation."));

  /** Why an execution does not move. */
  static final Schema WHY =
      Schema.named(
          "Why",
          Schema.object()
              .with("id", Schema.text(), "The execution.")
              .with("subject", SUBJECT, "Whose it is.")
              .with("journey", Schema.text(), "The journey.")
              .with("number", Schema.whole(), "The how-manieth of the journey.")
              .with("about", TEXT_OR_NULL, "The record that it is about.")
              .with("status", Schema.choice("running", "paused", "parked", "ended"), "Its status.")
              .with("stage", Schema.text(), "Where it stands.")
              .with("since", Schema.instant(), "Since when.")
              .with("at", Schema.instant(), "When it was looked at.")
              .with("stalledSince", TIME_OR_NULL, "Since when it is stalled.")
              .with("told", Schema.items(told()), "Who was told that it is stalled.")
              .with("undelivered", Schema.items(undelivered()), "What has not left the server.")
              .with("ways", Schema.items(way()), "The ways out.")
              .with("unknown", Schema.items(Schema.text()), "Facts that nobody has told.")
              .with("changes", Schema.items(change()), "What would let it move; each was tried.")
              .with(
                  "nextTimer",
                  new Schema.OrNull(
                      Schema.object()
                          .with("due", Schema.instant(), "When.")
                          .with("purpose", Schema.text(), "What for.")),
                  "What time brings next."));

  /** What needs people. */
  static final Schema STALLS =
      Schema.named(
          "Stalls",
          Schema.object()
              .with("at", Schema.instant(), "When it was looked at.")
              .with("stalled", Schema.whole(), "How many executions are stalled in all.")
              .with("parked", Schema.whole(), "How many are parked in all.")
              .with("paused", Schema.whole(), "How many are paused in all.")
              .with("executions", Schema.items(item()), "The longest overdue of each kind first.")
              .with("silent", Schema.items(silence()), "Apps that have gone silent.")
              .with("exceeded", Schema.items(exceeded()), "Limits that are exceeded today."));

  /** What journeys used. */
  static final Schema USAGE =
      Schema.named(
          "Usage",
          Schema.object()
              .with(
                  "days",
                  Schema.items(
                      Schema.object()
                          .with("day", new Schema.Text("date"), "The day, in UTC.")
                          .with("journey", Schema.text(), "The journey.")
                          .with("transitions", Schema.whole(), "Moves, starts included.")
                          .with("actions", Schema.whole(), "Actions.")),
                  "By day, then journey.")
              .with("active", Schema.openObject(), "Executions under way now, by journey.")
              .with("exceeded", Schema.items(exceeded()), "Limits that were exceeded."));

  /** How executions left their stages. */
  static final Schema OVERRIDES =
      Schema.named(
          "Overrides",
          Schema.object()
              .with(
                  "stages",
                  Schema.items(
                      Schema.object()
                          .with("journey", Schema.text(), "The journey.")
                          .with("stage", Schema.text(), "The stage.")
                          .with("left", Schema.whole(), "How often it was left.")
                          .with("helped", Schema.whole(), "How often people helped.")
                          .with("rate", Schema.any(), "Their share, from 0 to 1.")
                          .with("ways", Schema.items(wayTaken()), "The most frequent first.")),
                  "Those that people helped out of most often first."));

  private OperationsSchemas() {}

  private static Schema value() {
    return Schema.object()
        .with("field", Schema.text(), "The field.")
        .with("record", TEXT_OR_NULL, "The record; null where there is none.")
        .with("value", Schema.any(), "The value; null where it is unknown.")
        .with("since", TIME_OR_NULL, "Since when it has been this one.")
        .withOptional("input", Schema.whole(), "The line of the log that said so.")
        .withOptional("source", TEXT_OR_NULL, "The source of the signal.")
        .withOptional("signal", TEXT_OR_NULL, "The id of the signal.")
        .withOptional("actor", TEXT_OR_NULL, "The person who said so.");
  }

  private static Schema told() {
    return Schema.object()
        .with("at", Schema.instant(), "When.")
        .with("delivery", Schema.text(), "What became of the message.")
        .with("to", TEXT_OR_NULL, "Who.")
        .withOptional("text", Schema.text(), "What they were told.");
  }

  private static Schema undelivered() {
    return Schema.object()
        .with("action", Schema.whole(), "The number of the action.")
        .with("what", Schema.text(), "What was asked for, in a word or two.")
        .with("state", Schema.choice("waiting", "claimed", "dead"), "What became of it so far.")
        .with("askedAt", Schema.instant(), "When it was asked for.")
        .with("attempts", Schema.whole(), "How often it was tried.")
        .with("nextAttempt", TIME_OR_NULL, "When it may be tried next.")
        .with("because", TEXT_OR_NULL, "Why it goes nowhere, or why it failed last.");
  }

  private static Schema way() {
    return Schema.object()
        .with("target", Schema.text(), "Where it leads.")
        .with("ending", Schema.flag(), "Whether it is an ending from anywhere.")
        .with("else", Schema.flag(), "Whether those above it go first.")
        .with("file", Schema.text(), "The file of the journey.")
        .with("line", Schema.whole(), "The line in it.")
        .with("condition", EXPLANATION, "Its condition.");
  }

  private static Schema change() {
    return Schema.object()
        .with("target", Schema.text(), "Where it would go.")
        .with(
            "facts",
            Schema.items(
                Schema.object()
                    .with("field", Schema.text(), "The field.")
                    .with("record", TEXT_OR_NULL, "The record; null: a new one.")
                    .with("from", Schema.any(), "What is held.")
                    .with("to", Schema.any(), "What it would have to be.")),
            "All of them together.");
  }

  private static Schema item() {
    return Schema.object()
        .with("id", Schema.text(), "The execution.")
        .with("trouble", Schema.choice("stalled", "parked", "paused"), "What is the matter.")
        .with("subject", SUBJECT, "Whose it is.")
        .with("journey", Schema.text(), "The journey.")
        .with("stage", Schema.text(), "Where it stands.")
        .with("entered", Schema.instant(), "Since when it stands there.")
        .with("since", Schema.instant(), "Since when it is overdue, or stopped.")
        .with("overdue", Schema.whole(), "For how many seconds.")
        .with("explanation", Schema.text(), "What it waits for, or why it was stopped.");
  }

  private static Schema silence() {
    return Schema.object()
        .with("app", Schema.text(), "The app.")
        .with("lastAt", Schema.instant(), "When it was heard of last.")
        .with("silent", Schema.whole(), "For how many seconds it has been silent.")
        .with("usual", Schema.whole(), "For how many seconds it usually is at most.")
        .with("waiting", Schema.whole(), "How many executions wait for its facts.");
  }

  private static Schema exceeded() {
    return Schema.object()
        .with("day", new Schema.OrNull(new Schema.Text("date")), "The day; null: now.")
        .with("journey", Schema.text(), "The journey.")
        .with("what", Schema.choice("transitions", "actions", "executions"), "What was counted.")
        .with("limit", Schema.whole(), "The most that is expected.")
        .with("used", Schema.whole(), "How many there were.");
  }

  private static Schema wayTaken() {
    return Schema.object()
        .with("means", Schema.choice("journey", "correction", "force"), "What moved them.")
        .with("target", Schema.text(), "Where it leads.")
        .with("times", Schema.whole(), "How often.")
        .with("clause", TEXT_OR_NULL, "What the journey says.")
        .with("file", TEXT_OR_NULL, "The file of the journey.")
        .with("line", new Schema.OrNull(Schema.whole()), "The line in it.");
  }
}

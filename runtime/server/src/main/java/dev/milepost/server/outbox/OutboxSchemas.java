package dev.milepost.server.outbox;

import dev.milepost.server.http.Schema;

/** The forms of actions and questions. */
final class OutboxSchemas {

  static final Schema DONE =
      Schema.object().with("input", Schema.whole(), "The line of the log that says so.");

  static final Schema PREVIEW =
      Schema.openObject().with("by", Schema.choice("http", "email", "log"), "How it goes out.");

  static final Schema ACTION =
      Schema.named(
          "Action",
          Schema.object()
              .with("number", Schema.whole(), "Its number, in the order of asking.")
              .with("key", Schema.text(), "The idempotency key under which it goes out.")
              .with("what", Schema.text(), "What is asked for, in a word or two.")
              .with("subjectType", Schema.text(), "The kind of subject.")
              .with("subject", Schema.text(), "The value of the subject's first key.")
              .with("journey", Schema.text(), "Whose execution asked for it.")
              .with("execution", Schema.text(), "That execution.")
              .with("clause", Schema.text(), "Which clause of the visit asked for it.")
              .with("repeat", Schema.whole(), "The how-manieth time of a reminder.")
              .with("state", Schema.choice(OutboxFeature.states()), "What became of it.")
              .with("since", Schema.instant(), "Since when that is so.")
              .with("askedAt", Schema.instant(), "When it was asked for.")
              .with("attempts", Schema.whole(), "How often it was tried.")
              .withOptional("nextAttempt", Schema.instant(), "When it may be tried again.")
              .withOptional(
                  "note",
                  Schema.text(),
                  "What the receiver said, why it failed, or why it goes nowhere."));

  static final Schema QUESTION =
      Schema.named(
          "Question",
          Schema.object()
              .with("number", Schema.whole(), "The number of the action that put it.")
              .with("question", Schema.text(), "What is asked.")
              .with("answers", Schema.items(Schema.text()), "What may be answered.")
              .withOptional("answer", Schema.text(), "The last answer, where there is one.")
              .withOptional("role", Schema.text(), "Who is asked; missing: the owner.")
              .withOptional("address", Schema.text(), "Where they were asked.")
              .with("subjectType", Schema.text(), "The kind of subject.")
              .with("subject", Schema.text(), "The value of the subject's first key.")
              .with("journey", Schema.text(), "Whose execution asks.")
              .with("execution", Schema.text(), "That execution; answers name it.")
              .with("stage", Schema.text(), "Where it stands.")
              .with("since", Schema.instant(), "Since when it stands there."));

  private OutboxSchemas() {}
}

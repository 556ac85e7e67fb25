package dev.milepost.engine.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stay in a stage.
 *
 * @param stage the stage's name
 * @param number the how-manieth stay of the execution, from 1
 * @param enteredAt when it began
 * @param memory what happened since
 * @param reminders how far the stage's reminders are, in their written order
 * @param stalledSince when {@code expected within} ran out, or null
 * @param answer the last answer to the stage's question, or null
 * @param migrations how often the execution was moved to another plan during this stay
 */
public record Visit(
    String stage,
    int number,
    Instant enteredAt,
    Memory memory,
    List<ReminderProgress> reminders,
    @Nullable Instant stalledSince,
    @Nullable String answer,
    int migrations) {
  public Visit {
    reminders = List.copyOf(reminders);
  }

  /**
   * How far a reminder is.
   *
   * @param times how often it came, skipped ones included
   * @param nextDue when it comes next, or null: never again
   */
  public record ReminderProgress(int times, @Nullable Instant nextDue) {}

  /** This visit with another memory. */
  public Visit withMemory(Memory other) {
    return new Visit(stage, number, enteredAt, other, reminders, stalledSince, answer, migrations);
  }

  /** This visit with its reminders moved on. */
  public Visit withReminders(List<ReminderProgress> others) {
    return new Visit(stage, number, enteredAt, memory, others, stalledSince, answer, migrations);
  }

  /** This visit, stalled. */
  public Visit withStalledSince(Instant instant) {
    return new Visit(stage, number, enteredAt, memory, reminders, instant, answer, migrations);
  }

  /** This visit with an answer to its question. */
  public Visit withAnswer(String given) {
    return new Visit(stage, number, enteredAt, memory, reminders, stalledSince, given, migrations);
  }
}

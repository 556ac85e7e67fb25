package dev.milepost.server.store;

import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.OutgoingAction;
import dev.milepost.engine.step.TimelineEntry;
import java.time.Instant;
import java.util.List;

/**
 * An input of a subject with all that followed from it.
 *
 * @param input what moved the subject
 * @param timeline what the step reported
 * @param actions what it asked for, and what became of that
 */
public record PastInput(Input input, List<TimelineEntry> timeline, List<StoredAction> actions) {
  public PastInput {
    timeline = List.copyOf(timeline);
    actions = List.copyOf(actions);
  }

  /**
   * An action in the outbox.
   *
   * @param key tells the receiver when the same action comes twice
   * @param delivery what became of it
   * @param changedAt since when that is so
   */
  public record StoredAction(
      String key, OutgoingAction action, Delivery delivery, Instant changedAt) {}

  /** What became of an action. */
  public enum Delivery {
    /** It waits to be handed over. */
    WAITING,
    /** Its visit ended before it was handed over. */
    WITHDRAWN,
    /** The sandbox took it; nothing left the process. */
    SANDBOXED,
    /** It is being handed over. */
    CLAIMED,
    /** The receiver has it. */
    DELIVERED,
    /** It failed for good and waits for a person. */
    DEAD,
    /** A person gave it up. */
    SKIPPED
  }
}

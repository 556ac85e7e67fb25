package dev.milepost.server.store;

import dev.milepost.server.store.PastInput.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked of the outbox. */
public interface OutboxReading {

  /** Stands for people where apps are named. */
  String PEOPLE = "";

  /**
   * The actions that may be handed over now: they are due, and every earlier action of their
   * execution is settled.
   *
   * @param except apps that are left out; {@link #PEOPLE} for people
   * @param isStrict whether a dead action, and one without a way, holds back the later ones of its
   *     execution
   */
  List<OutboxItem> ready(Instant now, Set<String> except, boolean isStrict, int limit);

  /** The action of that number. */
  Optional<OutboxItem> find(long number);

  /**
   * Actions by number.
   *
   * @param state only those of which this became, or null: all
   * @param after from the number behind this one on
   */
  List<OutboxItem> list(@Nullable Delivery state, long after, int limit);

  /**
   * What an execution asked for and that is not over: it waits, is being handed over, or failed for
   * good. In the order of asking.
   */
  List<OutboxItem> open(ExecutionId execution, int limit);

  /** When, after an instant, an action is due or a claim runs out; empty: never as things are. */
  Optional<Instant> nextDue(Instant after);

  /** What is not over. */
  Totals totals();

  /** Questions of visits that are not over, by the number of their action. */
  List<OpenQuestion> questions(long after, int limit);

  /** The question that an execution stands before. */
  Optional<OpenQuestion> question(ExecutionId execution);

  /**
   * What is not over.
   *
   * @param waiting how many wait or are being handed over
   * @param oldest since when the one that waits longest was asked for, or null
   * @param withoutWay how many of the waiting ones were set aside, since they go nowhere
   * @param dead how many failed for good and wait for a person
   */
  record Totals(long waiting, @Nullable Instant oldest, long withoutWay, long dead) {}
}

package dev.milepost.server.store;

import dev.milepost.engine.state.SubjectState.SubjectName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An execution in a list.
 *
 * @param id names it in the API
 * @param number the how-manieth of its journey for its subject, from 1
 * @param about the id of the record that it is about, or null
 * @param plan the hash of the plan that it runs on
 * @param since when it entered the stage
 * @param outcome how it ended, why it is parked or paused, or null
 */
public record ListedExecution(
    ExecutionId id,
    SubjectName subject,
    String journey,
    int number,
    @Nullable String about,
    String plan,
    Standing standing,
    String stage,
    Instant startedAt,
    Instant since,
    @Nullable Instant stalledSince,
    @Nullable String outcome) {

  /** How an execution stands. */
  public enum Standing {
    RUNNING,
    ENDED,
    PARKED,
    PAUSED
  }

  /** Which executions a list gives; null: all. */
  public record Filter(
      @Nullable String journey, @Nullable String stage, @Nullable Standing standing) {}
}

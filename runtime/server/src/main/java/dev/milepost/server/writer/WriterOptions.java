package dev.milepost.server.writer;

import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * How a writer works.
 *
 * @param sandboxed whether actions are marked as taken by the sandbox instead of waiting to be sent
 * @param clock whose timers a submission lets run out
 * @param caughtUp what the clock shows in truth when a timer that was due then is worked off
 * @param cachedSubjects how many subjects are kept in memory between groups
 */
public record WriterOptions(
    boolean sandboxed, ClockMode clock, UnaryOperator<Instant> caughtUp, int cachedSubjects) {

  private static final int SUBJECTS = 10_000;

  /** Whose time passes when something is received. */
  public enum ClockMode {
    /** Everybody's: timers of all subjects that are due before it go first. */
    SHARED,
    /** That of its subject alone. */
    OF_EACH_SUBJECT
  }

  /** Recorded signals in a sandbox: the clock shows what the recording says. */
  public static WriterOptions replay(ClockMode clock) {
    return new WriterOptions(true, clock, UnaryOperator.identity(), SUBJECTS);
  }
}

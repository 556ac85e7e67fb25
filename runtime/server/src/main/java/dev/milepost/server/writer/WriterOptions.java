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
 * @param observer is told each step
 */
public record WriterOptions(
    boolean sandboxed,
    ClockMode clock,
    UnaryOperator<Instant> caughtUp,
    int cachedSubjects,
    StepObserver observer) {

  private static final int SUBJECTS = 10_000;

  /** Without anybody who is told. */
  public WriterOptions(
      boolean sandboxed, ClockMode clock, UnaryOperator<Instant> caughtUp, int cachedSubjects) {
    this(sandboxed, clock, caughtUp, cachedSubjects, StepObserver.NONE);
  }

  /** Whose time passes when something is received. */
  public enum ClockMode {
    /** Everybody's: timers of all subjects that are due before it go first. */
    SHARED,
    /** That of its subject alone. */
    OF_EACH_SUBJECT
  }

  /** Recorded signals in a sandbox: the clock shows what the recording says. */
  public static WriterOptions replay(ClockMode clock) {
    return replay(clock, StepObserver.NONE);
  }

  /** As {@link #replay(ClockMode)}, with somebody who is told each step. */
  public static WriterOptions replay(ClockMode clock, StepObserver observer) {
    return new WriterOptions(true, clock, UnaryOperator.identity(), SUBJECTS, observer);
  }
}

package dev.milepost.server.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What operators ask of a store, beside single subjects. */
public interface OperationsReading {

  /** What ran on which stretch of the log, from its beginning on. */
  List<DeploymentPeriod> periods();

  /**
   * A deployment, with what was in force then.
   *
   * @param after the last line of the log before it
   */
  record DeploymentPeriod(long after, Deployment deployment) {}

  /** The numbers of subjects behind one, rising, at most so many. */
  List<Long> subjects(long after, int limit);

  /** Executions with a trouble, the longest first, at most so many. */
  List<StandingExecution> standing(StandingExecution.Trouble trouble, int limit);

  /** How many executions have a trouble. */
  long count(StandingExecution.Trouble trouble);

  /** What was counted from one day to another, both included, by day, journey and kind. */
  List<UsageCount> usage(LocalDate from, LocalDate to);

  /** What is expected of journeys at most, by name. */
  List<JourneyLimit> limits();

  /** How often apps are heard of, by name. */
  List<AppRhythm> rhythms();

  /**
   * What happened to a subject at some lines of the log, in their order.
   *
   * @param after the number behind which they begin
   * @param upTo the last number, included
   * @param declarations those that were in force at these lines
   */
  List<PastInput> history(long subject, long after, long upTo, Declarations declarations);

  /** Who said what a line of the log says; empty where the line is not there any more. */
  Optional<LoggedInput> logged(long input);

  /**
   * The actions that a clause of a visit asked for, and what became of them, in their order.
   *
   * @param visit the number of the visit
   * @param clause the clause as in {@link dev.milepost.engine.step.OutgoingAction#clause()}
   */
  List<PastInput.StoredAction> actions(ExecutionId execution, int visit, String clause);

  /** Whether the latest action was taken by a sandbox, as in a replay; false without any. */
  boolean isSandbox();

  /** The state behind which a subject's log was pruned. */
  Optional<Snapshot> snapshot(long subject);

  /** What is left of forgotten subjects, in the order in which they were forgotten. */
  List<Tombstone> tombstones();

  /** How many lines of the log there are, and were. */
  LogSize logSize();
}

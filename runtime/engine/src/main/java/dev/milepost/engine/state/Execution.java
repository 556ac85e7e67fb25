package dev.milepost.engine.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One travel of a subject through a journey.
 *
 * @param name what tells it from the subject's others
 * @param plan the hash of the plan that it runs on
 * @param startedAt when it started
 * @param memory what happened since it started, for the journey's own clauses
 * @param visit where it stands, or stood last
 * @param status whether it runs
 * @param brokenPromises the numbers of the journey's promises that it broke, each told once
 * @param timers what has to be looked at and when, sorted by time
 */
public record Execution(
    ExecutionName name,
    String plan,
    Instant startedAt,
    Memory memory,
    Visit visit,
    Status status,
    List<Integer> brokenPromises,
    List<Timer> timers) {
  public Execution {
    brokenPromises = List.copyOf(brokenPromises);
    timers = List.copyOf(timers);
  }

  /**
   * Tells an execution from the others of its subject.
   *
   * @param journey the journey's name
   * @param number the how-manieth of the journey, from 1
   * @param about the record that it is about, or null
   */
  public record ExecutionName(String journey, int number, @Nullable RecordNumber about) {}

  /**
   * A record of the subject.
   *
   * @param number its place among the subject's records
   * @param id the id that its app gave it
   */
  public record RecordNumber(int number, String id) {}

  /** Whether an execution runs. */
  public sealed interface Status {
    /** It waits at its stage or is on its way. */
    record Running() implements Status {}

    /** It reached an end. */
    record Ended(String outcome, Instant at) implements Status {}

    /** A person lets it rest. */
    record Paused(String reason, Instant at) implements Status {}

    /** It was taken off the road because it could not be moved on safely. */
    record Parked(String reason, Instant at) implements Status {}
  }

  /** The one status without a parameter. */
  public static final Status RUNNING = new Status.Running();

  /** Whether it can still move. */
  public boolean isRunning() {
    return status instanceof Status.Running;
  }

  /**
   * Whether it has not ended. One that is paused or parked moves no more than one that has ended,
   * but it remembers what happens, for it may go on.
   */
  public boolean isUnderWay() {
    return !(status instanceof Status.Ended);
  }

  /** This execution on another plan, under the name that it has there. */
  public Execution onPlan(ExecutionName otherName, String otherPlan) {
    return new Execution(
        otherName, otherPlan, startedAt, memory, visit, status, brokenPromises, timers);
  }

  /** This execution with another memory of the journey's clauses. */
  public Execution withMemory(Memory other) {
    return new Execution(name, plan, startedAt, other, visit, status, brokenPromises, timers);
  }

  /** This execution at another visit. */
  public Execution withVisit(Visit other) {
    return new Execution(name, plan, startedAt, memory, other, status, brokenPromises, timers);
  }

  /** This execution with another status. */
  public Execution withStatus(Status other) {
    return new Execution(name, plan, startedAt, memory, visit, other, brokenPromises, timers);
  }

  /** This execution with other timers. */
  public Execution withTimers(List<Timer> others) {
    return new Execution(name, plan, startedAt, memory, visit, status, brokenPromises, others);
  }

  /** This execution with other broken promises. */
  public Execution withBrokenPromises(List<Integer> others) {
    return new Execution(name, plan, startedAt, memory, visit, status, others, timers);
  }
}

package dev.milepost.engine.step;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Plan.SourceText;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step reports for the audit timeline. The signals themselves are in the log and not
 * repeated here.
 */
public sealed interface TimelineEntry {

  /** An entry that speaks of one execution. */
  sealed interface OfExecution extends TimelineEntry {
    /** The execution that it speaks of. */
    ExecutionName execution();
  }

  /** An execution started at its first stage. */
  record Started(ExecutionName execution, String plan, String stage, SourceText clause)
      implements OfExecution {}

  /** An execution moved from a stage to another, or into the same one again. */
  record Advanced(ExecutionName execution, String from, String to, SourceText clause)
      implements OfExecution {}

  /** An execution came to an end. */
  record Ended(ExecutionName execution, String stage, String outcome) implements OfExecution {}

  /** The record that an execution is about is gone. */
  record EndedAsGone(ExecutionName execution, String stage) implements OfExecution {}

  /** Of two executions that became the same subject's, the younger one ended. */
  record EndedAsMerged(ExecutionName execution, String stage) implements OfExecution {}

  /** Another subject turned out to be this one; all of it came over. */
  record Absorbed(SubjectName other) implements TimelineEntry {}

  /** The subject turned out to be another one, which took over all of it. */
  record Yielded(SubjectName into) implements TimelineEntry {}

  /** A start was due and did not take place. */
  record StartPrevented(String journey, @Nullable String about, String reason)
      implements TimelineEntry {}

  /** Several transitions were enabled at once; the first one written was taken. */
  record Ambiguity(ExecutionName execution, String stage, SourceText taken, List<SourceText> others)
      implements OfExecution {
    public Ambiguity {
      others = List.copyOf(others);
    }
  }

  /** An execution stands longer than expected. */
  record Stalled(ExecutionName execution, String stage, Instant expectedUntil)
      implements OfExecution {}

  /** A repeat was due while a later one was due too, and was left out. */
  record ReminderSkipped(ExecutionName execution, String stage, SourceText clause, Instant due)
      implements OfExecution {}

  /** An execution was taken off the road. */
  record Parked(ExecutionName execution, String stage, String reason) implements OfExecution {}

  /** A promise of the journey was broken. */
  record PromiseBroken(ExecutionName execution, String stage, SourceText promise)
      implements OfExecution {}

  /** The owner was to be told but is unknown. */
  record OwnerUnknown(ExecutionName execution, @Nullable String toldInstead)
      implements OfExecution {}

  /** A question was answered. */
  record Answered(ExecutionName execution, String stage, String answer, String actor)
      implements OfExecution {}

  /** A person forced an execution into a stage. */
  record Forced(ExecutionName execution, String from, String to, String actor, String reason)
      implements OfExecution {}

  /** A person stopped an execution, or let it go on. */
  record Controlled(
      ExecutionName execution, String stage, Input.Control control, String actor, String reason)
      implements OfExecution {}

  /**
   * A person moved an execution to another plan.
   *
   * @param fromPlan the hash of the plan that it leaves
   * @param toPlan the hash of the plan on which it goes on
   * @param from the stage at which it stood
   * @param to what that stage is called in its plan now
   */
  record Migrated(
      ExecutionName execution, String fromPlan, String toPlan, String from, String to, String actor)
      implements OfExecution {}

  /**
   * What became of an action, where somebody has to know or a person decided.
   *
   * @param what what was asked for, in a word or two
   */
  record ActionSettled(ExecutionName execution, String what, Settlement settlement)
      implements OfExecution {}

  /** A person corrected a fact. */
  record Corrected(
      FieldName field,
      String recordId,
      @Nullable Value from,
      @Nullable Value to,
      String actor,
      String reason)
      implements TimelineEntry {}

  /** A signal's fact is older than the one held and was not applied. */
  record StaleFact(
      FieldName field,
      String recordId,
      @Nullable Value held,
      Instant heldFrom,
      @Nullable Value refused,
      Instant refusedFrom)
      implements TimelineEntry {}

  /** The news that a record is gone is older than what is held of it and was not applied. */
  record StaleGone(TypeName record, String recordId) implements TimelineEntry {}

  /** An input was refused as a whole; nothing changed. */
  record Refused(String reason) implements TimelineEntry {}
}

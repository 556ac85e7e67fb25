package dev.milepost.engine.step;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that can move a subject. Each input is one macrostep; its instant is the step's clock, and
 * the instants of a subject's inputs never go back.
 */
public sealed interface Input {

  /** The log's number of this input. */
  long number();

  /** When it was received. */
  Instant at();

  /** A signal of an app. */
  record SignalReceived(long number, Instant at, Signal signal) implements Input {}

  /**
   * Time has passed and something is due.
   *
   * @param at the due time
   * @param caughtUpTo what the clock shows in truth; later than {@code at} after a downtime, and
   *     then repeats that a later one overtakes are skipped
   */
  record Tick(long number, Instant at, Instant caughtUpTo) implements Input {}

  /** A person answers a stage's question. */
  record AnswerGiven(long number, Instant at, ExecutionName execution, String answer, String actor)
      implements Input {}

  /**
   * A person corrects a fact. Neither its age nor a final value stands against it.
   *
   * @param value the right value; null: unknown
   */
  record FactCorrected(
      long number,
      Instant at,
      FieldName field,
      String recordId,
      @Nullable Value value,
      String actor,
      String reason)
      implements Input {}

  /** A person forces an execution into a stage. */
  record StageForced(
      long number, Instant at, ExecutionName execution, String stage, String actor, String reason)
      implements Input {}

  /** A person stops an execution, or lets it go on. */
  record ExecutionControlled(
      long number,
      Instant at,
      ExecutionName execution,
      Control control,
      String actor,
      String reason)
      implements Input {}

  /**
   * What became of an action. It moves nobody: what an app has done, the app tells by a signal.
   *
   * @param what what was asked for, in a word or two: the app's action, or a notice
   */
  record ActionSettled(
      long number, Instant at, ActionName action, String what, Settlement settlement)
      implements Input {}

  /** What a person does with an execution as a whole. */
  enum Control {
    /** It rests on purpose. */
    PAUSE,
    /** A paused one goes on. */
    RESUME,
    /** It is taken off the road because something is wrong with it. */
    PARK,
    /** A parked one goes on. */
    RELEASE,
    /** It ends here, and nothing more is sent for it. */
    CANCEL
  }

  /**
   * A person moves an execution to another plan of its journey; its visit goes on there.
   *
   * @param plan the hash of that plan
   * @param stage the plan's stage at which it stands from now on
   */
  record ExecutionMigrated(
      long number, Instant at, ExecutionName execution, String plan, String stage, String actor)
      implements Input {}

  /**
   * A person starts a journey for a subject for which its {@code starts when} is true, though no
   * input made it so: it was true before the journey was deployed.
   */
  record StartRequested(long number, Instant at, String journey, String actor) implements Input {}

  /**
   * A record of another subject, which turned out to be this one, comes over with its facts as they
   * were received. Nothing starts by it: what the other one had started comes over last.
   *
   * @param from whose it was
   * @param record the record under the number that it had there
   */
  record RecordAbsorbed(long number, Instant at, SubjectName from, RecordState record)
      implements Input {}

  /**
   * What else there is of another subject, which turned out to be this one, comes over: executions,
   * happenings, clocks, and what starts remember. Its records came before.
   *
   * @param from the other subject; facts of its records are not looked at
   */
  record TravelsAbsorbed(long number, Instant at, SubjectState from) implements Input {}

  /**
   * The subject turned out to be another one, which takes over all of it.
   *
   * @param into the other subject
   */
  record SubjectYielded(long number, Instant at, SubjectName into) implements Input {}
}

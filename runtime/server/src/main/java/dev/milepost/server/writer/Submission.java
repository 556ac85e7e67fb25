package dev.milepost.server.writer;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.Settlement;
import dev.milepost.engine.value.Value;
import dev.milepost.server.intake.Outcome;
import dev.milepost.server.store.DeadLetter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that is handed to the writer. */
public sealed interface Submission {

  /** When it was received; where its subject's clock shows later, that counts. */
  Instant at();

  /**
   * A signal arrives.
   *
   * @param origin what else is known of its way here
   */
  record Arrival(Instant at, Outcome.Incoming incoming, Origin origin) implements Submission {

    /** A signal of which no more is known. */
    public Arrival(Instant at, Outcome.Incoming incoming) {
      this(at, incoming, Origin.UNKNOWN);
    }
  }

  /**
   * The way of a signal before it arrived.
   *
   * @param trace its traceparent (W3C Trace Context), or null
   * @param resent the number of the dead letter that it was before, or null
   * @param sender who sent it, or null
   */
  record Origin(@Nullable String trace, @Nullable Long resent, @Nullable String sender) {

    /** Nothing is known. */
    public static final Origin UNKNOWN = new Origin(null, null, null);
  }

  /** A message arrives that is no signal; it is kept as a dead letter. */
  record Unfit(DeadLetter letter) implements Submission {
    @java.lang.Override
    public Instant at() {
      return letter.at();
    }
  }

  /**
   * A person intervenes.
   *
   * @param subject in whose travels
   */
  record Intervention(Instant at, SubjectName subject, Act act) implements Submission {}

  /**
   * The end of an action's way, or a person's decision about a dead one.
   *
   * @param action its number in the outbox
   */
  record ActionEnd(Instant at, long action, Settlement settlement) implements Submission {}

  /** What a person does. */
  sealed interface Act {}

  /** Answers the question of a stage. */
  record Answer(ExecutionName execution, String answer, String actor) implements Act {}

  /** Corrects a fact; a null value makes it unknown. */
  record Correction(
      FieldName field, String recordId, @Nullable Value value, String actor, String reason)
      implements Act {}

  /** Stops an execution, or lets it go on. */
  record Control(ExecutionName execution, Input.Control control, String actor, String reason)
      implements Act {}

  /** Moves an execution to another plan, at one of that plan's stages. */
  record Migration(ExecutionName execution, String plan, String stage, String actor)
      implements Act {}

  /** Starts a journey wherever its {@code starts when} is true. */
  record Start(String journey, String actor) implements Act {}

  /** Forces an execution into a stage. */
  record Override(ExecutionName execution, String stage, String actor, String reason)
      implements Act {}
}

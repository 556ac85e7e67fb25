package dev.milepost.engine.step;

import dev.milepost.engine.layout.EventShape;
import dev.milepost.engine.layout.FactSet;
import dev.milepost.engine.state.Fact;
import dev.milepost.engine.state.PastHappening.Payload;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an input did to the facts.
 *
 * @param state the facts after it
 * @param touched the facts whose value changed
 * @param what what changed
 */
record FactChange(SubjectState state, FactSet touched, What what) {

  /** What changed. */
  sealed interface What {}

  /** No value changed. */
  record Nothing() implements What {}

  /** A record changed or came; {@code before} is null where it was never seen. */
  record OfRecord(@Nullable RecordState before, RecordState after) implements What {}

  /**
   * A record came over from another subject; {@code before} is null where it was never seen. Its
   * facts know when they were received, so a memory can tell what is news to it.
   */
  record Absorbed(@Nullable RecordState before, RecordState after) implements What {

    /** The change as a memory that began at some time sees it. */
    OfRecord since(Instant beginning) {
      RecordState old = before;
      for (int field = 0; field < after.shape().size(); field++) {
        Fact fact = after.fact(field);
        if (fact != null && !fact.since().isAfter(beginning)) {
          RecordState known =
              old == null ? RecordState.unseen(after.shape(), after.id(), after.number()) : old;
          old = known.with(field, fact);
        }
      }
      return new OfRecord(old, after);
    }
  }

  /** Something happened. */
  record Happened(EventShape event, Payload payload) implements What {}

  /** The input was refused as a whole. */
  record Refused(String reason) implements What {}

  static FactChange nothing(SubjectState state) {
    return new FactChange(state, state.layout().noFacts(), new Nothing());
  }

  static FactChange refused(SubjectState state, String reason) {
    return new FactChange(state, state.layout().noFacts(), new Refused(reason));
  }
}

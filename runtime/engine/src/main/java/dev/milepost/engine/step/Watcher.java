package dev.milepost.engine.step;

import dev.milepost.engine.program.LinkedJourney;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Memory;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Is shown what a step looks at, in the moment before it decides, which its result does not tell
 * any more: an execution that moved on has forgotten what it stood in. It changes nothing.
 */
public interface Watcher {

  /** Looks at nothing. */
  Watcher NONE =
      new Watcher() {
        @Override
        public void looksForWay(Execution execution, SubjectState facts, Instant now) {}

        @Override
        public void looksForStart(
            LinkedJourney journey,
            @Nullable RecordState about,
            Memory memory,
            SubjectState facts,
            Instant now) {}
      };

  /** An execution looks for a way out of its stage, or an ending. */
  void looksForWay(Execution execution, SubjectState facts, Instant now);

  /**
   * A journey looks whether it may start.
   *
   * @param about the record that the execution would be about, or null
   * @param memory what its start remembers
   */
  void looksForStart(
      LinkedJourney journey,
      @Nullable RecordState about,
      Memory memory,
      SubjectState facts,
      Instant now);
}

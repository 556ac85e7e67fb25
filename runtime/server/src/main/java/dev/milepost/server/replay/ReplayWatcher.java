package dev.milepost.server.replay;

import dev.milepost.engine.program.Program;
import dev.milepost.engine.step.StepResult;
import dev.milepost.server.intake.Outcome;
import dev.milepost.server.writer.StepObserver;
import java.time.Instant;

/** Is shown what a replay reads and does, which changes nothing. */
public interface ReplayWatcher extends StepObserver {

  /** Looks at nothing. */
  ReplayWatcher NONE =
      new ReplayWatcher() {
        @Override
        public void begins(Program program) {}

        @Override
        public void read(Outcome.Incoming incoming) {}

        @Override
        public void stepped(StepResult result, Instant at) {}
      };

  /** The replay is about to begin; its states are laid out by this program. */
  void begins(Program program);

  /** A signal stands next in the file, whatever order it is taken in. */
  void read(Outcome.Incoming incoming);
}

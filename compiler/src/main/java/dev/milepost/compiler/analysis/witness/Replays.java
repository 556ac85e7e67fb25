package dev.milepost.compiler.analysis.witness;

import dev.milepost.compiler.witness.Move;
import dev.milepost.compiler.witness.Replay;
import dev.milepost.compiler.witness.Replay.Replayed;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.state.SubjectState.SubjectName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets the engine take moves, those that lists of them begin with alike only once: what is asked of
 * a journey often begins in the same way, and is tried again with a few moves less.
 */
final class Replays {

  /** Beyond so many the collection starts anew: what is in use is soon replayed again. */
  private static final int MOST = 2_000;

  private final Program program;
  private final Plan plan;
  private final After start;
  private int count;

  /** What came of some moves, and of each that was made after them. */
  private record After(Replayed replayed, Map<Move, After> next) {
    After(Replayed replayed) {
      this(replayed, HashMap.newHashMap(2));
    }
  }

  Replays(Program program, Plan plan, SubjectName subject) {
    this.program = program;
    this.plan = plan;
    this.start = new After(Replay.begin(program, plan, subject));
  }

  /** What the engine makes of moves. */
  Replayed of(List<Move> moves) {
    if (count > MOST) {
      start.next().clear();
      count = 0;
    }
    After after = start;
    for (Move move : moves) {
      After next = after.next().get(move);
      if (next == null) {
        next = new After(Replay.next(program, plan, after.replayed(), move));
        after.next().put(move, next);
        count++;
      }
      after = next;
    }
    return after.replayed();
  }
}

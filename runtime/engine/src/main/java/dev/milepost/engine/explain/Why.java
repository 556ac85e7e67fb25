package dev.milepost.engine.explain;

import dev.milepost.engine.plan.Plan.SourceText;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.Timer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an execution stands where it stands.
 *
 * @param stage the stage
 * @param since when it was entered
 * @param stalledSince when its {@code expected within} ran out, or null
 * @param ways the ways out of the stage, then the endings from anywhere, in written order
 * @param nextTimer what time brings next, or null: nothing
 */
public record Why(
    ExecutionName execution,
    String stage,
    Instant since,
    @Nullable Instant stalledSince,
    List<Way> ways,
    @Nullable Timer nextTimer) {

  public Why {
    ways = List.copyOf(ways);
  }

  /**
   * A way out.
   *
   * @param target where it leads
   * @param isElse whether those above it go first
   * @param isEnding whether it is an ending from anywhere
   */
  public record Way(
      String target,
      boolean isElse,
      boolean isEnding,
      Explanation explanation,
      SourceText clause) {}
}

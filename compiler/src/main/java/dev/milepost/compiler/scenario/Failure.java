package dev.milepost.compiler.scenario;

import dev.milepost.compiler.text.Span;
import dev.milepost.engine.explain.Explanation;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Plan.SourceText;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a scenario fails.
 *
 * @param step the step that is not satisfied
 * @param found what was found instead, as a sentence without a full stop
 * @param order the signals in the order in which they came, where the text leaves it open; else
 *     empty
 * @param history what happened so far
 * @param severalJourneys whether the history may speak of more than one journey
 * @param zone the zone of the journey's dates
 * @param ways what could have moved the execution to where it is expected
 */
public record Failure(
    Span step,
    String found,
    List<String> order,
    List<HistoryEntry> history,
    boolean severalJourneys,
    ZoneId zone,
    List<Way> ways) {

  public Failure {
    order = List.copyOf(order);
    history = List.copyOf(history);
    ways = List.copyOf(ways);
  }

  /**
   * A way that was not taken.
   *
   * @param target the stage that it leads to, or null: the start
   * @param clause where it stands
   * @param condition its condition, or null where time alone opens it
   * @param explanation what it is now
   */
  public record Way(
      @Nullable String target,
      SourceText clause,
      @Nullable Condition condition,
      Explanation explanation) {}
}

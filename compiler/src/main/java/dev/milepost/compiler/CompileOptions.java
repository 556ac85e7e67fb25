package dev.milepost.compiler;

import dev.milepost.compiler.settings.Levels;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.evidence.Evidence;
import dev.milepost.engine.plan.Plan;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a workspace is compiled.
 *
 * @param today the day on which it is judged which allowances have expired
 * @param levels the levels that go before those of the workspace
 * @param history asks recorded signals about the journeys, or null
 */
public record CompileOptions(LocalDate today, Levels levels, @Nullable History history) {

  /** As the workspace says, without recorded signals. */
  public static CompileOptions on(LocalDate today) {
    return new CompileOptions(today, Levels.USUAL, null);
  }

  /** With other levels. */
  public CompileOptions withLevels(Levels changed) {
    return new CompileOptions(today, changed, history);
  }

  /** With recorded signals. */
  public CompileOptions withHistory(@Nullable History changed) {
    return new CompileOptions(today, levels, changed);
  }

  /** Leads recorded signals through journeys. */
  public interface History {
    /** What they show; asked only where the texts have no errors. Null: nothing can be said. */
    @Nullable Evidence of(Catalog catalog, List<Plan> plans);
  }
}

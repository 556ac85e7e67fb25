package dev.milepost.compiler;

import dev.milepost.compiler.analysis.memory.Memory;
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
 * @param memory keeps what was found of journeys that do not change
 * @param progress is told how far the analysis has come
 */
public record CompileOptions(
    LocalDate today, Levels levels, @Nullable History history, Memory memory, Progress progress) {

  /** As the workspace says, without recorded signals. */
  public static CompileOptions on(LocalDate today) {
    return new CompileOptions(today, Levels.USUAL, null, Memory.NONE, (_, _) -> {});
  }

  /** With other levels. */
  public CompileOptions withLevels(Levels changed) {
    return new CompileOptions(today, changed, history, memory, progress);
  }

  /** With recorded signals. */
  public CompileOptions withHistory(@Nullable History changed) {
    return new CompileOptions(today, levels, changed, memory, progress);
  }

  /** With a memory of what was found before. */
  public CompileOptions withMemory(Memory changed) {
    return new CompileOptions(today, levels, history, changed, progress);
  }

  /** With somebody who is told how far the analysis has come. */
  public CompileOptions withProgress(Progress changed) {
    return new CompileOptions(today, levels, history, memory, changed);
  }

  /** Is told how far the analysis has come, on several threads. */
  @FunctionalInterface
  public interface Progress {
    /** So many journeys of so many were looked at. */
    void looked(int done, int of);
  }

  /** Leads recorded signals through journeys. */
  public interface History {
    /** What they show; asked only where the texts have no errors. Null: nothing can be said. */
    @Nullable Evidence of(Catalog catalog, List<Plan> plans);
  }
}

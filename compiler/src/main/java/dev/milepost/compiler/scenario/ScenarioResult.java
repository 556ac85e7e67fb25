package dev.milepost.compiler.scenario;

import dev.milepost.compiler.syntax.Declaration;
import org.jspecify.annotations.Nullable;

/**
 * What became of a scenario.
 *
 * @param scenario its text
 * @param orders in how many orders of its signals it was run, at least 1
 * @param failure why it fails, or null where it passes
 */
public record ScenarioResult(Declaration.Scenario scenario, int orders, @Nullable Failure failure) {

  /** Whether it passes. */
  public boolean passed() {
    return failure == null;
  }
}

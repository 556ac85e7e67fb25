package dev.milepost.compiler.analysis.memory;

import dev.milepost.compiler.diagnostic.Diagnostic;
import java.util.List;

/**
 * As much of what was found of a workspace as a person is told.
 *
 * @param diagnostics what was found, by file, then by position
 * @param allowed how many findings an allowance lets pass
 * @param journeys how many journeys could be understood
 */
public record CheckSummary(List<Diagnostic> diagnostics, int allowed, int journeys) {

  public CheckSummary {
    diagnostics = List.copyOf(diagnostics);
  }
}

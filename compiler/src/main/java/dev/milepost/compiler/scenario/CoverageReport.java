package dev.milepost.compiler.scenario;

import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.plan.Plan.SourceText;
import java.util.List;
import java.util.Set;

/**
 * Which parts of journeys scenarios exercise.
 *
 * @param journeys the journeys of a workspace
 */
public record CoverageReport(List<OfJourney> journeys) {
  public CoverageReport {
    journeys = List.copyOf(journeys);
  }

  /**
   * What of a journey is exercised.
   *
   * @param stages reached or not, in written order
   * @param ways its start, endings and transitions, taken or not, in written order
   * @param atoms the single conditions of its ways
   */
  public record OfJourney(String name, List<Part> stages, List<Part> ways, List<Atom> atoms) {
    public OfJourney {
      stages = List.copyOf(stages);
      ways = List.copyOf(ways);
      atoms = List.copyOf(atoms);
    }
  }

  /** A stage or a way, how it reads on one line, and whether it is exercised. */
  public record Part(SourceText source, String text, boolean isExercised) {}

  /**
   * A condition that is made of no others.
   *
   * @param clause the clause that it is a part of
   * @param text the condition in the language's own words
   * @param seen what it was when the engine looked
   */
  public record Atom(SourceText clause, String text, Set<Truth> seen) {
    public Atom {
      seen = Set.copyOf(seen);
    }

    /** Of the two answers that decide, true and false, how many were seen. */
    public int decisions() {
      return (seen.contains(Truth.TRUE) ? 1 : 0) + (seen.contains(Truth.FALSE) ? 1 : 0);
    }
  }
}

package dev.milepost.compiler.generate;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.format.Formatter;
import dev.milepost.compiler.scenario.ScenarioRunner;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.witness.ScenarioWriter;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.SourceText;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.state.Execution;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Writes scenarios that reach the stages and take the ways of all journeys of a workspace. Each of
 * them passes: those that do not are left out.
 */
public final class ScenarioGenerator {

  private static final int LONGEST_NAME = 100;

  private final Compilation compilation;
  private final Program program;
  private final Map<String, JourneySearch> searches = new HashMap<>();
  private final Set<String> searching = new HashSet<>();
  private int numbered;

  private ScenarioGenerator(Compilation compilation) {
    this.compilation = compilation;
    this.program = Program.of(compilation.catalog(), compilation.plans(), List.of());
  }

  /**
   * What was written.
   *
   * @param text the scenarios, laid out as {@code fmt} does; empty where there are none
   * @param scenarios how many there are
   * @param missing the clauses of ways that no scenario takes, in written order
   */
  public record Generated(String text, int scenarios, List<SourceText> missing) {
    public Generated {
      missing = List.copyOf(missing);
    }
  }

  /**
   * Generates scenarios.
   *
   * @param compilation a workspace without errors
   * @param today the day on which allowances are judged
   */
  public static Generated generate(Compilation compilation, LocalDate today) {
    return new ScenarioGenerator(compilation).generate(today);
  }

  private Generated generate(LocalDate today) {
    SequencedMap<String, Trip> trips = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    compilation.scenarios().forEach(scenario -> names.add(scenario.name().text()));
    for (Plan plan : compilation.plans()) {
      for (Trip trip : search(plan).chosen()) {
        trips.put(name(trip, names), trip);
      }
    }
    trips.keySet().retainAll(passing(trips, today));
    Set<SourceText> taken = new HashSet<>();
    trips.values().forEach(trip -> taken.addAll(trip.taken()));
    return new Generated(formatted(written(trips)), trips.size(), missing(taken));
  }

  private JourneySearch search(Plan plan) {
    JourneySearch known = searches.get(plan.journey());
    if (known != null) {
      return known;
    }
    searching.add(plan.journey());
    Instant start = ScenarioWriter.startIn(plan.calendar());
    String subject = plan.subject().toLowerCase(Locale.ROOT) + "-1";
    JourneySearch search =
        new JourneySearch(Trip.beginning(program, plan, subject, start), this::endedOtherwise);
    search.run();
    searching.remove(plan.journey());
    searches.put(plan.journey(), search);
    return search;
  }

  /** Trips of another journey that end as a start asks; none where journeys start each other. */
  private List<Trip> endedOtherwise(Condition.JourneyEnded ended) {
    if (searching.contains(ended.journey())) {
      return List.of();
    }
    List<Trip> trips = new ArrayList<>();
    for (Plan plan : compilation.plans()) {
      if (!plan.journey().equals(ended.journey())) {
        continue;
      }
      for (Trip trip : search(plan).all()) {
        Execution execution = trip.execution();
        if (execution != null
            && execution.status() instanceof Execution.Status.Ended(String outcome, Instant _)
            && outcome.equals(ended.outcome())) {
          trips.add(trip);
        }
      }
    }
    return trips;
  }

  /** The names of those that pass, in their order, as anybody who runs them will see it. */
  private Set<String> passing(SequencedMap<String, Trip> trips, LocalDate today) {
    Compilation together = compiled(trips, today);
    if (!together.hasErrors()) {
      return passing(trips, together);
    }
    Set<String> passing = new LinkedHashSet<>();
    trips.forEach((name, trip) -> {
      SequencedMap<String, Trip> single = new LinkedHashMap<>();
      single.put(name, trip);
      Compilation alone = compiled(single, today);
      if (!alone.hasErrors()) {
        passing.addAll(passing(single, alone));
      }
    });
    return passing;
  }

  private Compilation compiled(SequencedMap<String, Trip> trips, LocalDate today) {
    Workspace own = compilation.workspace();
    List<Workspace.File> files = new ArrayList<>();
    own.sources().forEach(source -> files.add(new Workspace.File(source, own.pathOf(source))));
    files.add(new Workspace.File(Source.of("generated", written(trips)), "generated"));
    return Compiler.read(Workspace.of(own.root(), files, List.of()), today);
  }

  private static Set<String> passing(SequencedMap<String, Trip> trips, Compilation tried) {
    ScenarioRunner runner = ScenarioRunner.of(tried);
    Set<String> passing = new LinkedHashSet<>();
    for (Declaration.Scenario scenario : tried.scenarios()) {
      if (trips.containsKey(scenario.name().text()) && runner.run(scenario).passed()) {
        passing.add(scenario.name().text());
      }
    }
    return passing;
  }

  private static String written(SequencedMap<String, Trip> trips) {
    List<String> texts = new ArrayList<>();
    trips.forEach((name, trip) ->
        texts.add(
            ScenarioWriter.write(name, trip.plan().journey(), trip.state().name(), trip.moves())));
    return String.join("\n", texts);
  }

  /** Named after the stages on its way, and numbered so that no other has its name. */
  private String name(Trip trip, Set<String> names) {
    String path = String.join(", ", trip.path());
    String shown =
        path.codePointCount(0, path.length()) <= LONGEST_NAME
            ? path
            : path.substring(0, path.offsetByCodePoints(0, LONGEST_NAME)) + "\u2026";
    String name;
    do {
      numbered++;
      name = "generated " + numbered + ": " + shown;
    } while (!names.add(name));
    return name;
  }

  private static String formatted(String text) {
    return Formatter.format(Source.of("generated", text), new Diagnostics()).orElse(text);
  }

  private List<SourceText> missing(Set<SourceText> taken) {
    List<SourceText> missing = new ArrayList<>();
    for (Plan plan : compilation.plans()) {
      missing.add(plan.starts().source());
      plan.endings().forEach(ending -> missing.add(ending.source()));
      for (Plan.Stage stage : plan.stages()) {
        stage.transitions().forEach(way -> missing.add(way.source()));
      }
    }
    missing.removeIf(taken::contains);
    return missing;
  }
}

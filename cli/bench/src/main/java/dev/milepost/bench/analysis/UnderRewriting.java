package dev.milepost.bench.analysis;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.analysis.state.JourneyStates;
import dev.milepost.compiler.analysis.state.JourneyStates.AtStage;
import dev.milepost.compiler.analysis.state.Limits;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.SourceText;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Asks of random journeys whether the analysis minds how their conditions are written. */
final class UnderRewriting {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

  private UnderRewriting() {}

  /** The rewritings of a journey after which the analysis answers differently, in words. */
  static List<String> differences(long seed) {
    String text = SmallJourney.APPS + SmallJourney.make(seed);
    Compilation compilation = Compiler.read(Workspace.of(Source.of("small.journey", text)), TODAY);
    return compilation.plans().stream().flatMap(UnderRewriting::differences).toList();
  }

  private static Stream<String> differences(Plan plan) {
    Set<String> before = answers(plan);
    return Stream.of(Rewriting.values())
        .filter(rewriting -> !rewriting.of(plan).equals(plan))
        .flatMap(rewriting -> {
          Set<String> after = answers(rewriting.of(plan));
          Set<String> lost = new TreeSet<>(before);
          lost.removeAll(after);
          Set<String> won = new TreeSet<>(after);
          won.removeAll(before);
          return lost.isEmpty() && won.isEmpty()
              ? Stream.empty()
              : Stream.of(rewriting + ": no more " + lost + ", instead " + won);
        });
  }

  private static Set<String> answers(Plan plan) {
    JourneyStates states = JourneyStates.of(plan, Limits.USUAL);
    Set<String> answers = new TreeSet<>();
    if (!states.isComplete() || !states.tooLarge().isEmpty()) {
      return answers;
    }
    for (Plan.Stage stage : plan.stages()) {
      AtStage at = stage.ends() ? null : states.at(stage);
      if (at == null) {
        continue;
      }
      Set<SourceText> opened = new LinkedHashSet<>();
      Set<Set<SourceText>> overlaps = new LinkedHashSet<>();
      AgainstEngine.ways(at, opened, new LinkedHashSet<>(), overlaps);
      opened.forEach(way -> answers.add(stage.name() + " opens " + way.line()));
      overlaps.forEach(pair ->
          answers.add(
              stage.name() + " overlaps " + pair.stream().map(SourceText::line).sorted().toList()));
      if (!at.stuck().without(at.leaving()).isEmpty()) {
        answers.add(stage.name() + " is stuck");
      }
    }
    return answers;
  }
}

package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.StageModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Who comes to the stage can never end, whatever happens. */
final class NoWayToEnd implements JourneyRule {
  @Override
  public void check(JourneyModel journey, Diagnostics findings) {
    StageGraph graph = StageGraph.of(journey);
    if (!graph.isWhole() || !graph.endsFromAnywhere().isEmpty()) {
      return;
    }
    List<String> endings =
        graph.stages().values().stream().filter(StageModel::ends).map(StageModel::name).toList();
    if (endings.isEmpty() && hasDeadEnd(graph, graph.stages().keySet())) {
      return;
    }
    if (endings.isEmpty()) {
      findings.add(
          Diagnostic.of(
                  Rule.NO_WAY_TO_END,
                  journey.tree().name().span(),
                  "the journey " + JourneyRule.quoted(journey.tree().name()) + " never ends")
              .withHelp("add a stage with a clause such as `ends as \"done\"`, and lead to it"));
      return;
    }
    // A stage without a way out is reported as that; so is one that nobody comes to.
    Set<String> reachable = graph.reachableFrom(List.of(graph.first()));
    Set<String> trapped = new LinkedHashSet<>(graph.stages().keySet());
    trapped.removeAll(graph.leadingTo(endings));
    trapped.retainAll(reachable);
    if (hasDeadEnd(graph, trapped)) {
      return;
    }
    for (String name : graph.heads(trapped)) {
      StageModel stage = Objects.requireNonNull(graph.stages().get(name));
      Set<String> circle = graph.reachableFrom(List.of(name));
      Diagnostic diagnostic =
          Diagnostic.of(
                  Rule.NO_WAY_TO_END,
                  stage.tree().name().span(),
                  "who comes to "
                      + JourneyRule.quoted(stage.tree().name())
                      + " never ends: no ending can be reached from there")
              .withHelp("lead from it to an ending, such as `" + quoted(endings.getFirst()) + "`");
      findings.add(
          circle.size() == 1
              ? diagnostic
              : diagnostic.withHelp("it leads in a circle: " + path(graph, circle)));
    }
  }

  private static boolean hasDeadEnd(StageGraph graph, Set<String> stages) {
    return stages.stream()
        .map(name -> Objects.requireNonNull(graph.stages().get(name)))
        .anyMatch(stage -> !stage.ends() && stage.transitions().isEmpty());
  }

  private static String path(StageGraph graph, Set<String> circle) {
    return graph.stages().keySet().stream()
        .filter(circle::contains)
        .map(name -> "`" + quoted(name) + "`")
        .collect(Collectors.joining(", "));
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}

package dev.milepost.compiler.analysis;

import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.JourneyModel.EndingModel;
import dev.milepost.compiler.model.StageModel;
import dev.milepost.compiler.model.StageModel.TransitionModel;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The stages of a journey and the ways between them, whatever the conditions.
 *
 * @param stages the stages by name, in written order
 * @param next for each stage where its transitions lead
 * @param endsFromAnywhere the stages that {@code ends at} leads to
 * @param isWhole whether all ways are known; a way that could not be read may lead anywhere
 */
record StageGraph(
    Map<String, StageModel> stages,
    Map<String, Set<String>> next,
    Set<String> endsFromAnywhere,
    boolean isWhole) {

  static StageGraph of(JourneyModel journey) {
    Map<String, StageModel> stages = new LinkedHashMap<>();
    Map<String, Set<String>> next = new HashMap<>();
    boolean whole = !journey.isBroken();
    for (StageModel stage : journey.stages()) {
      whole &= !stage.tree().name().isMissing();
      whole &= stages.putIfAbsent(stage.name(), stage) == null;
      Set<String> targets = next.computeIfAbsent(stage.name(), ignored -> new LinkedHashSet<>());
      for (TransitionModel transition : stage.transitions()) {
        String target = transition.target();
        if (target == null) {
          whole = false;
        } else {
          targets.add(target);
        }
      }
    }
    Set<String> anywhere = new HashSet<>();
    for (EndingModel ending : journey.endings()) {
      String target = ending.target();
      if (target == null) {
        whole = false;
      } else {
        anywhere.add(target);
      }
    }
    return new StageGraph(stages, next, anywhere, whole && !stages.isEmpty());
  }

  /** The stage at which executions start. */
  String first() {
    return stages.keySet().iterator().next();
  }

  /** The stages that can be reached from some, which are among them. */
  Set<String> reachableFrom(Collection<String> starts) {
    return closure(starts, next);
  }

  /** The stages from which some can be reached, which are among them. */
  Set<String> leadingTo(Collection<String> ends) {
    Map<String, Set<String>> previous = new HashMap<>();
    next.forEach((from, targets) ->
        targets.forEach(
            to -> previous.computeIfAbsent(to, ignored -> new LinkedHashSet<>()).add(from)));
    return closure(ends, previous);
  }

  /**
   * Of a set of stages the first in written order, and again the first of those that it does not
   * lead to: what lies behind a reported stage need not be reported.
   */
  List<String> heads(Set<String> among) {
    Set<String> entered = new HashSet<>();
    for (String stage : among) {
      for (String target : next.getOrDefault(stage, Set.of())) {
        if (!target.equals(stage)) {
          entered.add(target);
        }
      }
    }
    List<String> ordered = stages.keySet().stream().filter(among::contains).toList();
    Set<String> heads =
        new LinkedHashSet<>(ordered.stream().filter(s -> !entered.contains(s)).toList());
    Set<String> covered = new HashSet<>(reachableFrom(heads));
    for (String stage : ordered) {
      if (!covered.contains(stage)) {
        heads.add(stage);
        covered.addAll(reachableFrom(List.of(stage)));
      }
    }
    return ordered.stream().filter(heads::contains).toList();
  }

  private static Set<String> closure(Collection<String> starts, Map<String, Set<String>> edges) {
    Set<String> found = new HashSet<>(starts);
    Deque<String> open = new ArrayDeque<>(starts);
    while (!open.isEmpty()) {
      for (String target : edges.getOrDefault(open.pop(), Set.of())) {
        if (found.add(target)) {
          open.push(target);
        }
      }
    }
    return found;
  }
}

package dev.milepost.compiler.analysis.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What everything that can happen in the states of a stage leads to, for many states at once. */
final class StepSets {

  private final Space space;
  private final Settling settling;
  private final Map<Settling.Manner, List<Relation>> bySignals = new LinkedHashMap<>();
  private final Map<Settling.Manner, List<Relation>> otherwise = new LinkedHashMap<>();

  StepSets(StageSpace stage, Moves moves) {
    this.space = stage.space();
    this.settling = moves.settling();
    moves.signals().forEach(cause -> add(stage, moves, cause, bySignals));
    moves.others().forEach(cause -> add(stage, moves, cause, otherwise));
  }

  private void add(
      StageSpace stage, Moves moves, Cause cause, Map<Settling.Manner, List<Relation>> relations) {
    Bits clocks = null;
    for (int clock : cause.running()) {
      Bits isTrue = stage.heldTrue().get(clock);
      if (isTrue != null) {
        clocks = clocks == null ? isTrue : clocks.and(isTrue);
      }
    }
    Bits running = clocks;
    moves
        .manners(cause)
        .forEach((manner, steps) -> {
          Relation relation = new Relation(space, cause, steps::has, running);
          if (!relation.isEmpty()) {
            relations.computeIfAbsent(manner, _ -> new ArrayList<>()).add(relation);
          }
        });
  }

  /** The states that some others lead to in one step. */
  Bits after(Bits from) {
    Bits after = afterSignals(from);
    addAfter(from, otherwise, after);
    return after;
  }

  /** The states that one signal leads to from some others. */
  Bits afterSignals(Bits from) {
    Bits after = new Bits(space.states());
    addAfter(from, bySignals, after);
    return after;
  }

  private void addAfter(Bits from, Map<Settling.Manner, List<Relation>> relations, Bits into) {
    relations.forEach((manner, some) ->
        into.addAll(
            settling.after(
                from,
                manner,
                changing -> {
                  Bits changed = new Bits(space.states());
                  int count = changing.count();
                  some.forEach(relation -> relation.addAfter(changing, count, changed));
                  return changed;
                })));
  }

  /**
   * The states that lead to some others in one step. Not before the first stage.
   *
   * @param within those among which they are looked for
   */
  Bits before(Bits to, Bits within) {
    Bits before = new Bits(space.states());
    int many = within.count();
    if (many > 0) {
      addBefore(to, within, many, bySignals, before);
      addBefore(to, within, many, otherwise, before);
    }
    return before;
  }

  private void addBefore(
      Bits to, Bits within, int many, Map<Settling.Manner, List<Relation>> relations, Bits into) {
    relations.forEach((manner, some) ->
        into.addAll(
            settling.before(
                to,
                manner,
                changed -> {
                  Bits changing = new Bits(space.states());
                  int count = changed.count();
                  some.forEach(
                      relation -> relation.addBefore(changed, count, within, many, changing));
                  return changing;
                })));
  }

  /** States among which are all of some that lead to a state in one step. */
  Bits mayBefore(int state, Bits some) {
    Bits to = new Bits(space.states());
    if (!settling.isPlain()) {
      to.add(state);
      return before(to, some);
    }
    Stream.of(bySignals, otherwise)
        .flatMap(relations -> relations.values().stream())
        .flatMap(List::stream)
        .forEach(relation ->
            relation.eachBefore(
                state,
                from -> {
                  if (some.has(from)) {
                    to.add(from);
                  }
                }));
    return to;
  }
}

package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.plan.Plan;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From which states an ending can be reached, whatever has to happen for it. */
final class EndReach {

  private final Exploration exploration;
  private long looked;
  private final @Nullable Bits[] good;
  private final @Nullable Moves[] moves;

  /** What of a state that is left was found to lead on to an ending. */
  private final Map<Carrying, Bits> leadingKeys = new HashMap<>();

  /** By stage and variable: the states, with that variable at 0, from which a signal leads on. */
  private final @Nullable Bits[] @Nullable [] fibres;

  EndReach(Exploration exploration) {
    this.exploration = exploration;
    int stages = exploration.stages();
    this.good = new @Nullable Bits[stages];
    this.moves = new @Nullable Moves[stages];
    this.fibres = new @Nullable Bits[stages] @Nullable [];
    for (int i = 0; i < stages; i++) {
      Reached reached = exploration.reached(i);
      if (reached != null) {
        int states = reached.stage().space().states();
        good[i] = new Bits(states);
        Moves all =
            new Moves(reached.stage(), exploration.asking(), exploration.vocabulary(), false);
        moves[i] = all;
        fibres[i] = fibres(reached.stage().space(), all);
      }
    }
    boolean isNews = true;
    while (isNews && isComplete()) {
      isNews = false;
      for (int i = stages - 1; i >= 0; i--) {
        isNews |= sweep(i);
      }
    }
  }

  private static @Nullable Bits[] fibres(Space space, Moves moves) {
    @Nullable Bits[] fibres = new @Nullable Bits[space.variableCount()];
    for (int i = 0; i < fibres.length; i++) {
      if (space.variables().get(i) instanceof Variable.OfRecord record
          && isFree(record)
          && moves.changesOnly(i)) {
        fibres[i] = new Bits(space.states());
      }
    }
    return fibres;
  }

  /** Whether one signal may always take the record from any value to any other. */
  private static boolean isFree(Variable.OfRecord record) {
    if (record.isCounted()) {
      return false;
    }
    if (!record.isOnlyOne()) {
      return true;
    }
    for (FieldClasses field : record.fields()) {
      for (int one = 0; one < field.size(); one++) {
        if (field.isFinal(one)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean sweep(int number) {
    Reached reached = exploration.reached(number);
    Bits found = good[number];
    if (reached == null || found == null) {
      return false;
    }
    boolean isNews = false;
    Bits seen = reached.seen();
    for (int state = seen.next(0); state >= 0 && isComplete(); state = seen.next(state + 1)) {
      if (!found.has(state) && isGood(number, reached, state)) {
        mark(number, reached.stage().space(), state);
        isNews = true;
      }
    }
    return isNews;
  }

  private void mark(int number, Space space, int state) {
    Bits found = good[number];
    @Nullable Bits[] ofStage = fibres[number];
    if (found == null || ofStage == null) {
      return;
    }
    found.add(state);
    for (int i = 0; i < ofStage.length; i++) {
      Bits fibre = ofStage[i];
      if (fibre != null) {
        fibre.add(space.with(state, i, 0));
      }
    }
  }

  private boolean isGood(int number, Reached reached, int state) {
    if (reached.stage().leaving().has(state)) {
      return leadsToEnd(number, state, reached.stage().taken(state).target());
    }
    @Nullable Bits[] ofStage = fibres[number];
    Space space = reached.stage().space();
    if (ofStage != null) {
      for (int i = 0; i < ofStage.length; i++) {
        Bits fibre = ofStage[i];
        if (fibre != null && fibre.has(space.with(state, i, 0))) {
          return true;
        }
      }
    }
    Bits found = good[number];
    Moves all = moves[number];
    boolean[] isGood = {false};
    if (found != null && all != null) {
      all.from(
          state,
          (next, _) -> {
            looked++;
            isGood[0] |= found.has(next);
          });
    }
    return isGood[0];
  }

  private boolean leadsToEnd(int number, int state, String target) {
    int next = exploration.number(target);
    Plan.Stage stage = exploration.plan().stages().get(next - 1);
    if (stage.ends()) {
      return true;
    }
    Carrying carrying = exploration.carrying(number, next);
    Bits found = good[next];
    if (carrying == null || found == null) {
      // A stage that was not looked at may lead anywhere.
      return true;
    }
    int key = carrying.key(state);
    Bits leading = leadingKeys.computeIfAbsent(carrying, _ -> new Bits(carrying.keys()));
    if (!leading.has(key) && carrying.anyEntry(state, found::has)) {
      leading.add(key);
    }
    return leading.has(key);
  }

  /** Whether the limit was not reached. */
  boolean isComplete() {
    return looked <= exploration.limits().steps();
  }

  /** The states of a stage from which no ending can be reached. */
  Bits stuck(int number) {
    Reached reached = exploration.reached(number);
    Bits found = good[number];
    return reached == null || found == null ? new Bits(0) : reached.seen().without(found);
  }

  /** Those of them in which nobody can leave the stage any more. */
  Bits trapped(int number) {
    Bits trapped = stuck(number);
    Reached reached = exploration.reached(number);
    Moves all = moves[number];
    if (reached == null || all == null) {
      return trapped;
    }
    Bits leaving = reached.stage().leaving();
    Bits left = trapped.without(leaving);
    boolean isNews = true;
    while (isNews && isComplete()) {
      isNews = false;
      for (int state = left.next(0); state >= 0; state = left.next(state + 1)) {
        boolean[] leads = {false};
        all.from(
            state,
            (next, _) -> {
              looked++;
              leads[0] |= leaving.has(next) || !left.has(next);
            });
        if (leads[0]) {
          left.remove(state);
          isNews = true;
        }
      }
    }
    return left;
  }

  /** What can come about while somebody stays at one stage. */
  static final class Within {
    private final Reached reached;
    private final Moves moves;
    private final long most;

    Within(Exploration exploration, Reached reached) {
      this.reached = reached;
      this.moves =
          new Moves(reached.stage(), exploration.asking(), exploration.vocabulary(), false);
      this.most = exploration.limits().steps();
    }

    /** The states that lead to one of some, these included; null where that is too much. */
    @Nullable Bits leadingTo(Bits wanted) {
      Bits leading = wanted.and(reached.seen());
      Bits open = reached.seen().without(reached.stage().leaving()).without(leading);
      long[] looked = {0};
      boolean isNews = true;
      while (isNews) {
        isNews = false;
        for (int state = open.next(0); state >= 0; state = open.next(state + 1)) {
          boolean[] leads = {false};
          moves.from(
              state,
              (next, _) -> {
                looked[0]++;
                leads[0] |= leading.has(next);
              });
          if (leads[0]) {
            leading.add(state);
            open.remove(state);
            isNews = true;
          }
          if (looked[0] > most) {
            return null;
          }
        }
      }
      return leading;
    }
  }
}

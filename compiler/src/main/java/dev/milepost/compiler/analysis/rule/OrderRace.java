package dev.milepost.compiler.analysis.rule;

import dev.milepost.compiler.analysis.rule.JourneyCheck.StageCheck;
import dev.milepost.compiler.analysis.state.Bits;
import dev.milepost.compiler.analysis.state.JourneyStates.Opened;
import dev.milepost.compiler.analysis.state.Way;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.witness.Move;
import dev.milepost.compiler.witness.Replay.Replayed;
import dev.milepost.compiler.witness.Standing;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.compiler.witness.Witness.Question;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Plan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Two signals of different apps lead to the same stage, whichever comes first. */
final class OrderRace implements StateRule {

  /** In so many states of a stage it is tried what comes of two signals. */
  private static final int MOST_STATES = 6;

  private static final int MOST_TRIED = 12;

  @Override
  public void check(JourneyCheck journey) {
    journey.eachStage(stage -> check(journey, stage));
  }

  private static void check(JourneyCheck journey, StageCheck stage) {
    List<Pair> told = new ArrayList<>();
    Bits resting = stage.at().seen().without(stage.at().leaving());
    int looked = 0;
    int tried = 0;
    for (int state = resting.next(0);
        state >= 0 && looked < MOST_STATES && tried < MOST_TRIED;
        state = resting.next(state + 1)) {
      looked++;
      MovesToOpened moves = new MovesToOpened(journey, stage, state);
      List<Opened> all = stage.at().opened(state);
      for (int i = 0; i < all.size(); i++) {
        for (int j = i + 1; j < all.size() && tried < MOST_TRIED; j++) {
          Pair pair = new Pair(all.get(i), all.get(j));
          if (pair.isRace(journey.plan()) && told.stream().noneMatch(pair::isAlike)) {
            tried++;
            if (race(journey, stage, moves, pair)) {
              told.add(pair);
            }
          }
        }
      }
    }
  }

  /** The moves to what is opened in a state, each told once. */
  private static final class MovesToOpened {
    private final JourneyCheck journey;
    private final StageCheck stage;
    private final int state;
    private final Map<Opened, Optional<List<Move>>> moves = new IdentityHashMap<>();

    MovesToOpened(JourneyCheck journey, StageCheck stage, int state) {
      this.journey = journey;
      this.stage = stage;
      this.state = state;
    }

    /** Empty where no values or times were found, or nothing has to happen. */
    Optional<List<Move>> to(Opened opened) {
      return moves.computeIfAbsent(
          opened,
          one ->
              Optional.ofNullable(stage.at().moves(state, one, journey.search().subject().key()))
                  .filter(told -> !told.isEmpty()));
    }
  }

  private record Pair(Opened one, Opened other) {
    boolean isRace(Plan plan) {
      return !one.app().equals(other.app())
          && !one.way().target().equals(other.way().target())
          && !isCutAnyway(plan, one, other)
          && !isCutAnyway(plan, other, one);
    }

    /** Whether what ends an execution from anywhere ends it behind the other way just so. */
    private static boolean isCutAnyway(Plan plan, Opened ending, Opened other) {
      return ending.way().clause() instanceof Way.Clause.Ending(int _, Plan.Ending clause)
          && clause.trigger() instanceof Plan.Trigger.When(Condition condition)
          && !other.mayChange(condition)
          && plan.stage(other.way().target()).filter(Plan.Stage::ends).isEmpty();
    }

    boolean isAlike(Pair pair) {
      return (one.way().equals(pair.one.way()) && other.way().equals(pair.other.way()))
          || (one.way().equals(pair.other.way()) && other.way().equals(pair.one.way()));
    }
  }

  private static boolean race(
      JourneyCheck journey, StageCheck stage, MovesToOpened moves, Pair pair) {
    List<Move> first = moves.to(pair.one()).orElse(List.of());
    List<Move> second = first.isEmpty() ? first : moves.to(pair.other()).orElse(List.of());
    if (first.isEmpty() || second.isEmpty()) {
      return false;
    }
    Opened one = pair.one();
    Opened other = pair.other();
    Race race = new Race(journey, stage, first.getLast(), second.getLast());
    List<Move> before = first.subList(0, first.size() - 1);
    if (!race.happens(before)) {
      return false;
    }
    List<Move> shortest = journey.search().shortened(before, race::happens);
    Replayed there = race.there(shortest);
    Replayed back = race.back(shortest);
    String thereStage = stageOf(there.standing());
    String backStage = stageOf(back.standing());
    if (thereStage == null || backStage == null) {
      return false;
    }
    Witness witness =
        journey
            .search()
            .witness(
                there,
                new Question.InWhichOrder(
                    back.steps().subList(shortest.size(), back.steps().size())));
    // An ending from anywhere is there to cut in.
    boolean cutsIn =
        one.way().clause() instanceof Way.Clause.Ending
            || other.way().clause() instanceof Way.Clause.Ending;
    boolean meets = cutsIn || meets(journey.plan(), thereStage, backStage);
    Diagnostic finding =
        Diagnostic.of(
                Rule.ORDER_RACE,
                journey.span(stage.stage(), one.way()),
                "which of two signals comes first decides between "
                    + JourneyCheck.quote(thereStage)
                    + " and "
                    + JourneyCheck.quote(backStage))
            .withSeverity(meets ? Severity.NOTE : Severity.WARNING)
            .withRelated(journey.span(stage.stage(), other.way()), "against this")
            .withVerdict(new Verdict.Refuted(witness))
            .withHelp(help(cutsIn, meets));
    About about =
        journey.about(stage.stage(), List.of(journey.key(one.way()), journey.key(other.way())));
    journey.found(finding, about, "the order of two signals decides where somebody ends");
    return true;
  }

  private static String help(boolean cutsIn, boolean meets) {
    if (cutsIn) {
      return "an ending from anywhere cuts in where it comes first";
    }
    return meets
        ? "both ways can come together again"
        : "the two never come together again: let the stages ask for what is so, not for what came"
            + " first";
  }

  /** Two signals that follow the same moves, in either order. */
  private record Race(JourneyCheck journey, StageCheck stage, Move one, Move other) {

    Replayed there(List<Move> before) {
      return journey.search().replay(order(before, one, other));
    }

    Replayed back(List<Move> before) {
      return journey.search().replay(order(before, other, one));
    }

    boolean happens(List<Move> before) {
      Replayed first = journey.search().replay(before);
      if (!first.standing().equals(new Standing.At(stage.stage().name()))) {
        return false;
      }
      Replayed there = there(before);
      String thereStage = stageOf(there.standing());
      String backStage = stageOf(back(before).standing());
      return thereStage != null && backStage != null && !thereStage.equals(backStage);
    }

    private static List<Move> order(List<Move> before, Move one, Move other) {
      List<Move> all = new ArrayList<>(before);
      all.add(one);
      all.add(other);
      return all;
    }
  }

  private static @Nullable String stageOf(Standing standing) {
    return switch (standing) {
      case Standing.At(String stage) -> stage;
      case Standing.Ended(String stage, String _) -> stage;
      case Standing.NotStarted _, Standing.Parked _ -> null;
    };
  }

  private static boolean meets(Plan plan, String one, String other) {
    Set<String> behind = behind(plan, one);
    behind.retainAll(behind(plan, other));
    return !behind.isEmpty();
  }

  /** The stages that can follow one, which is among them. */
  private static Set<String> behind(Plan plan, String stage) {
    Set<String> found = new HashSet<>(Set.of(stage));
    Deque<String> open = new ArrayDeque<>(found);
    while (!open.isEmpty()) {
      Plan.Stage from = plan.stage(open.pop()).orElseThrow();
      for (Plan.Transition transition : from.transitions()) {
        if (found.add(transition.target())) {
          open.push(transition.target());
        }
      }
      for (Plan.Ending ending : from.ends() ? List.<Plan.Ending>of() : plan.endings()) {
        if (found.add(ending.target())) {
          open.push(ending.target());
        }
      }
    }
    return found;
  }
}

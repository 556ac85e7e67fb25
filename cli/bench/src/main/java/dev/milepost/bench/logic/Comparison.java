package dev.milepost.bench.logic;

import dev.milepost.engine.logic.Literal;
import dev.milepost.engine.logic.Logic;
import dev.milepost.engine.logic.Mode;
import dev.milepost.engine.logic.Setting;
import dev.milepost.engine.logic.Verdict;
import dev.milepost.engine.logic.search.Fallback;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.time.JourneyCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks the own procedure and others the same questions. Every model is judged by the engine's
 * evaluator, every core is asked again, whole and without each of its parts.
 */
public final class Comparison {

  private final Logic logic;
  private final List<OtherSolver> others;
  private final List<String> faults = new ArrayList<>();
  private int satisfiable;
  private int unsatisfiable;
  private int undecided;
  private int unanswered;

  /**
   * Prepares a comparison.
   *
   * @param others who is asked as well
   */
  public Comparison(@Nullable Fallback fallback, List<OtherSolver> others) {
    this.logic = Logic.of(Setting.of(RandomTriggers.catalog(), JourneyCalendar.DEFAULT), fallback);
    this.others = others;
  }

  /** Asks about pairs of triggers by chance. */
  public Comparison ask(long seed, int pairs, int atoms) {
    RandomTriggers triggers = new RandomTriggers(seed);
    Random modes = new Random(seed);
    for (int i = 0; i < pairs; i++) {
      ask(
          List.of(
              Literal.isTrue(triggers.next(atoms)),
              new Literal(
                  triggers.next(atoms), Mode.values()[modes.nextInt(Mode.values().length)])));
    }
    return this;
  }

  private void ask(List<Literal> literals) {
    Answer own =
        switch (logic.decide(literals)) {
          case Verdict.Satisfiable(var model) -> {
            satisfiable++;
            if (!logic.holds(literals, model)) {
              faults.add("the engine does not find it true under " + model + ": " + text(literals));
            }
            yield Answer.YES;
          }
          case Verdict.Unsatisfiable(var core) -> {
            unsatisfiable++;
            checkCore(core);
            yield Answer.NO;
          }
          case Verdict.Undecided _ -> {
            undecided++;
            yield Answer.UNKNOWN;
          }
        };
    String script = SmtLib.script(RandomTriggers.catalog(), literals);
    for (OtherSolver other : others) {
      Answer answer = other.solve(script);
      if (answer == Answer.UNKNOWN) {
        unanswered++;
      } else if (own != Answer.UNKNOWN && answer != own) {
        faults.add(other.name() + " says " + answer + " and not " + own + ": " + text(literals));
      }
    }
  }

  private void checkCore(List<Literal> core) {
    if (!Boolean.TRUE.equals(logic.cannotHold(core))) {
      faults.add("a core that can hold: " + text(core));
    }
    for (int i = 0; i < core.size(); i++) {
      List<Literal> rest = new ArrayList<>(core);
      rest.remove(i);
      if (Boolean.TRUE.equals(logic.cannotHold(rest))) {
        faults.add("a core that is too large: " + text(core));
      }
    }
  }

  private static String text(List<Literal> literals) {
    return literals.stream()
        .map(literal -> literal.mode() + " " + ConditionText.print(literal.condition()))
        .collect(Collectors.joining("\n    "));
  }

  /** What differs, what the engine denies, what is no minimal core. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /** How many questions the own procedure left open. */
  public int undecided() {
    return undecided;
  }

  /** How many can be true. */
  public int satisfiable() {
    return satisfiable;
  }

  /** How many cannot. */
  public int unsatisfiable() {
    return unsatisfiable;
  }

  /** How many questions the others left open. */
  public int unanswered() {
    return unanswered;
  }
}

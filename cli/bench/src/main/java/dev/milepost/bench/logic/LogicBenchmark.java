package dev.milepost.bench.logic;

import dev.milepost.engine.logic.Literal;
import dev.milepost.engine.logic.Logic;
import dev.milepost.engine.logic.Setting;
import dev.milepost.engine.logic.search.Fallback;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.time.JourneyCalendar;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds the decision procedure to Z3 and SMTInterpol: {@code LogicBenchmark [PERCENT]} asks that
 * share of all questions, 100 where nothing is said. Ends with 1 where any answer differs.
 */
public final class LogicBenchmark {

  private static final int TIME_LIMIT = 10_000;
  private static final int QUESTIONS = 55_000;
  private static final int TRIGGERS = 400;

  private final PrintStream out;
  private final int percent;
  private final @Nullable Fallback fallback;

  private LogicBenchmark(PrintStream out, int percent) {
    this.out = out;
    this.percent = percent;
    this.fallback = ServiceLoader.load(Fallback.class).findFirst().orElse(null);
  }

  public static void main(String[] arguments) {
    int percent = arguments.length == 0 ? 100 : Integer.parseInt(arguments[0]);
    boolean same = new LogicBenchmark(System.out, percent).run();
    System.exit(same ? 0 : 1);
  }

  private boolean run() {
    out.println("fallback: " + (fallback == null ? "none" : fallback.name()));
    boolean same = compare(10_000, 6, true);
    same &= compare(10_000, 20, true);
    same &= compare(500, 80, false);
    time();
    large();
    return same;
  }

  private boolean compare(int pairs, int atoms, boolean withSmtInterpol) {
    List<OtherSolver> others = new ArrayList<>();
    Z3Solver z3 = Z3Solver.start(TIME_LIMIT);
    if (z3 == null) {
      out.println("Z3's native code does not load here: it is not asked");
    } else {
      others.add(z3);
    }
    if (withSmtInterpol) {
      others.add(new SmtInterpolSolver(TIME_LIMIT));
    }
    int asked = share(pairs);
    Comparison comparison = new Comparison(fallback, others).ask(20_260_105 + atoms, asked, atoms);
    out.printf(
        Locale.ROOT,
        "%d pairs of %d atoms, against %s: %d can be true, %d cannot, %d undecided;"
            + " %d unanswered by others; %d differences%n",
        asked,
        atoms,
        others.stream().map(OtherSolver::name).toList(),
        comparison.satisfiable(),
        comparison.unsatisfiable(),
        comparison.undecided(),
        comparison.unanswered(),
        comparison.faults().size());
    comparison.faults().stream().limit(5).forEach(fault -> out.println("  " + fault));
    others.forEach(OtherSolver::close);
    return comparison.faults().isEmpty();
  }

  private int share(int count) {
    return Math.max(1, count * percent / 100);
  }

  /** Pairs out of some triggers, as they are asked of the transitions of a workspace. */
  private static Stream<List<Literal>> questions(List<Condition> triggers, int count) {
    return Stream.iterate(0, i -> i + 1)
        .limit(count)
        .map(i ->
            List.of(
                Literal.isTrue(triggers.get(i % triggers.size())),
                Literal.isTrue(triggers.get((i * 7 + i / triggers.size()) % triggers.size()))));
  }

  private void time() {
    RandomTriggers random = new RandomTriggers(17);
    List<Condition> triggers = Stream.generate(() -> random.next(6)).limit(TRIGGERS).toList();
    Logic logic = Logic.of(Setting.of(RandomTriggers.catalog(), JourneyCalendar.DEFAULT), fallback);
    int asked = share(QUESTIONS);
    warmUp(Math.min(asked, 10_000));
    long start = System.nanoTime();
    long open = questions(triggers, asked).filter(pair -> logic.cannotHold(pair) == null).count();
    double own = seconds(start);
    out.printf(Locale.ROOT, "%d questions of 6 atoms: %.2f s, %d undecided%n", asked, own, open);
    try (Z3Solver z3 = Z3Solver.start(TIME_LIMIT)) {
      if (z3 != null) {
        int less = Math.max(1, asked / 10);
        List<String> scripts =
            questions(triggers, less)
                .map(pair -> SmtLib.script(RandomTriggers.catalog(), pair))
                .toList();
        long begin = System.nanoTime();
        scripts.forEach(z3::solve);
        double other = seconds(begin) * asked / less;
        out.printf(
            Locale.ROOT,
            "Z3, reckoned from %d of them: %.1f s, %.1f times as long%n",
            less,
            other,
            other / own);
      }
    }
  }

  /** Other questions than those that are timed: what was asked before is remembered. */
  private void warmUp(int asked) {
    RandomTriggers random = new RandomTriggers(18);
    List<Condition> triggers = Stream.generate(() -> random.next(6)).limit(TRIGGERS).toList();
    Logic logic = Logic.of(Setting.of(RandomTriggers.catalog(), JourneyCalendar.DEFAULT), fallback);
    questions(triggers, asked).forEach(logic::cannotHold);
  }

  private void large() {
    RandomTriggers random = new RandomTriggers(80);
    Logic logic = Logic.of(Setting.of(RandomTriggers.catalog(), JourneyCalendar.DEFAULT), fallback);
    double worst = 0;
    int open = 0;
    int asked = share(200);
    for (int i = 0; i < asked; i++) {
      List<Literal> one = List.of(Literal.isTrue(random.next(80)));
      long start = System.nanoTime();
      open += logic.cannotHold(one) == null ? 1 : 0;
      worst = Math.max(worst, seconds(start));
    }
    out.printf(
        Locale.ROOT,
        "%d triggers of 80 atoms: the slowest %.2f s, %d undecided%n",
        asked,
        worst,
        open);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}

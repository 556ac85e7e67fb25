package dev.milepost.engine.step;

import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.Promise;
import dev.milepost.engine.plan.Plan.Reminder;
import dev.milepost.engine.program.LinkedJourney;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.Visit;
import dev.milepost.engine.state.Visit.ReminderProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Moves an execution to another plan of its journey. Its visit goes on: when it began, what it
 * remembers, the answer and how often reminders came stay, and nothing is entered.
 */
final class Migration {

  private final Working working;

  Migration(Working working) {
    this.working = working;
  }

  PeopleInputs.Outcome migrate(Input.ExecutionMigrated input) {
    int place = working.find(input.execution());
    if (place < 0) {
      return new PeopleInputs.Refused("there is no such execution");
    }
    Execution execution = working.execution(place);
    LinkedJourney from = working.journeyOf(execution);
    LinkedJourney to = working.program().find(input.plan());
    if (to == null) {
      return new PeopleInputs.Refused("the plan " + input.plan() + " is not deployed");
    }
    String hindrance = hindrance(execution, from, to, input.stage());
    if (hindrance != null) {
      return new PeopleInputs.Refused(hindrance);
    }
    Execution moved = moved(execution, from, to, input.stage());
    working
        .effects()
        .report(
            new TimelineEntry.Migrated(
                moved.name(),
                from.hash(),
                to.hash(),
                execution.visit().stage(),
                input.stage(),
                input.actor()));
    working.set(place, moved);
    new HeldClocks(working, working.state().layout().noFacts(), true).set();
    return new PeopleInputs.Reached(moved.name());
  }

  private static @Nullable String hindrance(
      Execution execution, LinkedJourney from, LinkedJourney to, String stage) {
    if (execution.status() instanceof Execution.Status.Ended) {
      return "the execution has ended";
    }
    if (from.hash().equals(to.hash())) {
      return "the execution runs on this plan already";
    }
    if (!to.isCalled(execution.name().journey())) {
      return "the plan is one of \"%s\", not of \"%s\""
          .formatted(to.name(), execution.name().journey());
    }
    if (!from.plan().subject().equals(to.plan().subject())
        || !Objects.equals(from.plan().forEach(), to.plan().forEach())) {
      return "the plan is for other travellers: " + travellers(to.plan());
    }
    Plan.Stage target = to.plan().stage(stage).orElse(null);
    if (target == null) {
      return "journey \"%s\" has no stage \"%s\"".formatted(to.name(), stage);
    }
    return target.ends()
        ? "stage \"%s\" ends the journey; an execution cannot stand there".formatted(stage)
        : null;
  }

  private static String travellers(Plan plan) {
    return plan.forEach() == null
        ? "for " + plan.subject()
        : "for each " + plan.forEach() + " of " + plan.subject();
  }

  private Execution moved(Execution execution, LinkedJourney from, LinkedJourney to, String stage) {
    Visit visit = execution.visit();
    Plan.Stage before = from.stage(visit.stage()).stage();
    Plan.Stage after = to.stage(stage).stage();
    Visit goesOn =
        new Visit(
            stage,
            visit.number(),
            visit.enteredAt(),
            visit.memory(),
            reminders(visit, before.reminders(), to, after.reminders()),
            stalledSince(visit, to, after),
            visit.answer(),
            visit.migrations() + 1);
    return execution
        .onPlan(name(execution.name(), to), to.hash())
        .withVisit(goesOn)
        .withStatus(status(execution.status()))
        .withBrokenPromises(brokenPromises(execution, from.plan(), to.plan()));
  }

  /** What was wrong with a parked one may be mended; one that rests on purpose goes on resting. */
  private static Execution.Status status(Execution.Status before) {
    return before instanceof Execution.Status.Parked ? Execution.RUNNING : before;
  }

  /**
   * A journey that was renamed takes its executions along; a number that is taken is not reused.
   */
  private ExecutionName name(ExecutionName old, LinkedJourney to) {
    if (old.journey().equals(to.name())) {
      return old;
    }
    ExecutionName renamed = new ExecutionName(to.name(), old.number(), old.about());
    boolean taken =
        working.executions().stream()
            .anyMatch(other ->
                other.name().journey().equals(to.name()) && other.name().number() == old.number());
    return taken
        ? new ExecutionName(to.name(), Starts.nextNumber(to, working.executions()), old.about())
        : renamed;
  }

  /** Reminders that ask for the same keep how often they came, whatever their order or interval. */
  private static List<ReminderProgress> reminders(
      Visit visit, List<Reminder> before, LinkedJourney to, List<Reminder> after) {
    List<@Nullable Reminder> left = new ArrayList<>(before);
    int[] times = new int[after.size()];
    boolean[] known = new boolean[after.size()];
    for (boolean exactly : new boolean[] {true, false}) {
      for (int i = 0; i < after.size(); i++) {
        for (int j = 0; j < before.size() && !known[i]; j++) {
          Reminder old = left.get(j);
          if (old != null && isSame(old, after.get(i), exactly)) {
            times[i] = visit.reminders().get(j).times();
            known[i] = true;
            left.set(j, null);
          }
        }
      }
    }
    List<ReminderProgress> progress = new ArrayList<>(after.size());
    for (int i = 0; i < after.size(); i++) {
      progress.add(
          new ReminderProgress(
              times[i],
              VisitClock.due(to.plan().calendar(), after.get(i), visit.enteredAt(), times[i] + 1)));
    }
    return progress;
  }

  private static boolean isSame(Reminder one, Reminder other, boolean exactly) {
    return one.call().equals(other.call())
        && one.repeats() == other.repeats()
        && (!exactly
            || (one.interval().equals(other.interval())
                && Objects.equals(one.atMost(), other.atMost())));
  }

  /** Who stalled goes on stalling, unless the new version gives more time than has passed. */
  private @Nullable Instant stalledSince(Visit visit, LinkedJourney to, Plan.Stage after) {
    Plan.Expected expected = after.expected();
    if (visit.stalledSince() == null || expected == null) {
      return null;
    }
    Instant deadline = to.plan().calendar().plus(visit.enteredAt(), expected.span());
    return deadline == null || deadline.isAfter(working.now()) ? null : visit.stalledSince();
  }

  private static List<Integer> brokenPromises(Execution execution, Plan from, Plan to) {
    List<Integer> broken = new ArrayList<>();
    for (int i = 0; i < to.promises().size(); i++) {
      for (int old : execution.brokenPromises()) {
        if (isSame(from.promises().get(old), to.promises().get(i)) && !broken.contains(i)) {
          broken.add(i);
        }
      }
    }
    return broken;
  }

  private static boolean isSame(Promise one, Promise other) {
    return switch (one) {
      case Promise.NeverAt never ->
          other instanceof Promise.NeverAt same
              && never.stage().equals(same.stage())
              && never.condition().equals(same.condition());
      case Promise.EndsWithin within ->
          other instanceof Promise.EndsWithin same && within.span().equals(same.span());
    };
  }
}

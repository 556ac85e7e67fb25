package dev.milepost.server.deploy;

import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanHash;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.Step;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.server.deploy.StageMapping.Way;
import dev.milepost.server.store.Declarations;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.Standing;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.StoredSubject;
import dev.milepost.server.writer.Acknowledgement;
import dev.milepost.server.writer.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Brings customers to what was deployed, because a person says so: moves executions to the active
 * version, starts journeys for those who match. Each is an input of its own, so a rollout that is
 * broken off has done some of it, and a second one does the rest.
 */
public final class Rollout {

  private static final int AT_ONCE = 500;

  private final Store store;
  private final Deployment deployment;
  private final Program program;
  private final Declarations declarations;
  private final Instant at;
  private final String actor;
  private final Function<List<Submission.Intervention>, List<Acknowledgement>> writer;

  /**
   * A rollout.
   *
   * @param deployment what is in operation
   * @param at when it takes effect
   * @param actor who says so
   * @param writer writes submissions and says what became of each
   */
  public Rollout(
      Store store,
      Deployment deployment,
      Instant at,
      String actor,
      Function<List<Submission.Intervention>, List<Acknowledgement>> writer) {
    this.store = store;
    this.deployment = deployment;
    this.program = deployment.program();
    this.declarations = Declarations.of(deployment.catalog(), program.layout());
    this.at = at;
    this.actor = actor;
    this.writer = writer;
  }

  /**
   * What came of moving executions.
   *
   * @param moved how many were moved
   * @param refused why others were not, each reason with how many
   * @param unmapped stages of which nobody says where to, each with how many stay
   */
  public record Moved(
      long moved, SortedMap<String, Long> refused, SortedMap<String, Long> unmapped) {}

  /**
   * Moves executions that are not on the active version of their journey.
   *
   * @param journeys which journeys, as they are called now
   */
  public Moved move(Predicate<String> journeys, StageMapping mapping) {
    Map<String, Plan> known = new HashMap<>();
    Deployments.allPlans(deployment).forEach(plan -> known.put(PlanHash.of(plan), plan));
    Release active = new Release(deployment.catalog(), deployment.active());
    Tally tally = new Tally();
    List<String> plans =
        store.read(reading -> reading.standings()).stream().map(Standing::plan).distinct().toList();
    for (String hash : plans) {
      Plan from = known.get(hash);
      Plan to = from == null ? null : active.successor(from).orElse(null);
      if (from != null && to != null && !active.contains(hash) && journeys.test(to.journey())) {
        eachTime(
            (after, limit) -> store.read(reading -> reading.travelling(hash, after, limit)),
            subject -> moves(subject, from, to, mapping, tally),
            tally);
      }
    }
    return new Moved(tally.done, tally.refused, tally.unmapped);
  }

  private List<Submission.Intervention> moves(
      StoredSubject subject, Plan from, Plan to, StageMapping mapping, Tally tally) {
    String old = PlanHash.of(from);
    List<Submission.Intervention> moves = new ArrayList<>(1);
    for (Execution execution : subject.state().executions()) {
      if (!execution.plan().equals(old) || !execution.isUnderWay()) {
        continue;
      }
      Way way = mapping.way(from, to, execution.visit().stage());
      Optional<String> stage = way.stage();
      if (stage.isEmpty()) {
        tally.unmapped.merge(execution.visit().stage(), 1L, Long::sum);
      } else {
        moves.add(
            intervention(
                subject,
                new Submission.Migration(execution.name(), PlanHash.of(to), stage.get(), actor)));
      }
    }
    return moves;
  }

  /** What came of starting a journey. */
  public record Started(long started, SortedMap<String, Long> refused) {}

  /**
   * Starts a journey wherever its {@code starts when} is true and nothing stands against it.
   *
   * @throws IllegalArgumentException where no such journey is in operation
   */
  public Started start(String journey) {
    Plan plan =
        deployment.active().stream()
            .filter(active -> active.journey().equals(journey))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException("no journey \"" + journey + "\" is in operation"));
    Tally tally = new Tally();
    eachTime(
        (after, limit) -> store.read(reading -> reading.subjects(plan.subject(), after, limit)),
        subject ->
            wouldStart(subject, journey)
                ? List.of(intervention(subject, new Submission.Start(journey, actor)))
                : List.of(),
        tally);
    return new Started(tally.done, tally.refused);
  }

  private boolean wouldStart(StoredSubject subject, String journey) {
    Instant then = subject.clock().isAfter(at) ? subject.clock() : at;
    return Step.step(
            program,
            subject.state(),
            new Input.StartRequested(Long.MAX_VALUE, then, journey, actor))
        .timeline()
        .stream()
        .anyMatch(TimelineEntry.Started.class::isInstance);
  }

  private Submission.Intervention intervention(StoredSubject subject, Submission.Act act) {
    return new Submission.Intervention(at, subject.state().name(), act);
  }

  private void eachTime(
      BiFunction<Long, Integer, List<Long>> page,
      Function<StoredSubject, List<Submission.Intervention>> work,
      Tally tally) {
    long after = 0;
    List<Long> some = page.apply(after, AT_ONCE);
    while (!some.isEmpty()) {
      List<Submission.Intervention> submissions = new ArrayList<>();
      for (long number : some) {
        StoredSubject subject = store.read(reading -> reading.load(number, declarations));
        submissions.addAll(work.apply(subject));
        after = number;
      }
      if (!submissions.isEmpty()) {
        writer.apply(submissions).forEach(tally::add);
      }
      some = page.apply(after, AT_ONCE);
    }
  }

  /** Counts what became of submissions. */
  private static final class Tally {
    private long done;
    private final SortedMap<String, Long> refused = new TreeMap<>();
    private final SortedMap<String, Long> unmapped = new TreeMap<>();

    private void add(Acknowledgement answer) {
      switch (answer) {
        case Acknowledgement.Accepted _ -> done++;
        case Acknowledgement.Refused(String reason) -> refused.merge(reason, 1L, Long::sum);
        case Acknowledgement.Duplicate _,
            Acknowledgement.Conflict _,
            Acknowledgement.Kept _,
            Acknowledgement.Parked _ ->
            throw new IllegalStateException("not the answer to an intervention: " + answer);
      }
    }
  }
}

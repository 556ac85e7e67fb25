package dev.milepost.server.deploy;

import dev.milepost.engine.plan.DeclarationFit;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanHash;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.Step;
import dev.milepost.engine.step.StepResult;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.server.deploy.Preview.Change;
import dev.milepost.server.deploy.Preview.JourneyPreview;
import dev.milepost.server.deploy.StageMapping.Carriage;
import dev.milepost.server.deploy.StageMapping.Way;
import dev.milepost.server.store.Declarations;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Standing;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.StoredSubject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tries a release on the live data without writing: every execution is moved by the engine's own
 * step, in memory, and every subject is asked whether a journey would start for it.
 */
public final class Rehearsal {

  private static final int AT_ONCE = 500;
  private static final String ACTOR = "preview";

  private final ReadTransaction reading;
  private final Release release;
  private final StageMapping mapping;
  private final Instant now;
  private final Deployment stored;
  private final List<Refusal> refusals;
  private final Program program;
  private final Stranding stranding;
  private final Declarations declarations;
  private final Map<String, Plan> known = new TreeMap<>();
  private final Map<StageKey, StageCount> counts = new LinkedHashMap<>();
  private final Map<String, Long> matching = new HashMap<>();

  private record StageKey(String plan, String stage) {}

  private Rehearsal(ReadTransaction reading, Release release, StageMapping mapping, Instant now) {
    this.reading = reading;
    this.release = release;
    this.mapping = mapping;
    this.now = now;
    this.stored =
        reading.deployment().orElse(new Deployment(release.catalog(), List.of(), List.of()));
    this.refusals = new Refusals(reading, stored).of(release);
    for (Plan plan : Deployments.allPlans(stored)) {
      known.put(PlanHash.of(plan), plan);
    }
    List<Plan> older =
        known.entrySet().stream()
            .filter(plan -> !release.contains(plan.getKey()))
            .map(Map.Entry::getValue)
            .filter(plan -> DeclarationFit.check(plan, release.catalog()).isEmpty())
            .toList();
    this.program = Program.of(release.catalog(), release.plans(), older);
    this.stranding = new Stranding(program);
    this.declarations = Declarations.of(release.catalog(), program.layout());
  }

  /**
   * Tries a release.
   *
   * @param mapping where executions would move that names alone do not tell
   * @param now what the clock shows
   * @throws IllegalArgumentException where the release does not link
   */
  public static Preview of(Store store, Release release, StageMapping mapping, Instant now) {
    return store.read(reading -> new Rehearsal(reading, release, mapping, now).run());
  }

  private Preview run() {
    for (Standing standing : reading.standings()) {
      Plan from = known.get(standing.plan());
      if (from != null) {
        count(from, standing);
      }
    }
    Set<String> starting = typesThatMayStart();
    for (String type : starting) {
      eachSubject(type);
    }
    for (String plan : movablePlans()) {
      Plan from = known.get(plan);
      if (from != null && !starting.contains(from.subject())) {
        eachTraveller(plan);
      }
    }
    return new Preview(refusals, journeys());
  }

  private void count(Plan from, Standing standing) {
    StageCount count = new StageCount(standing.plan(), standing.stage(), way(from, standing));
    count.standing(standing.executions());
    for (Refusal refusal : refusals) {
      if (refusal.plan().equals(standing.plan())) {
        count.stranded(
            count.preview().stranded() == 0 ? standing.executions() : 0,
            "%s %s".formatted(refusal.misfit().name(), refusal.misfit().change()));
      }
    }
    counts.put(new StageKey(standing.plan(), standing.stage()), count);
  }

  private Way way(Plan from, Standing standing) {
    if (release.contains(standing.plan())) {
      return new Way(Carriage.CURRENT, Optional.of(standing.stage()));
    }
    return release
        .successor(from)
        .map(to -> mapping.way(from, to, standing.stage()))
        .orElse(new Way(Carriage.STAYS, Optional.empty()));
  }

  /** Kinds of subjects of whom somebody might start who could not before: all have to be asked. */
  private Set<String> typesThatMayStart() {
    Set<String> types = new TreeSet<>();
    for (Plan plan : release.plans()) {
      if (!startsAsBefore(plan)) {
        types.add(plan.subject());
        matching.put(plan.journey(), 0L);
      }
    }
    return types;
  }

  /** Whether the journey starts for the same subjects as the plan that it replaces. */
  private boolean startsAsBefore(Plan plan) {
    return stored.active().stream()
        .filter(before -> release.successor(before).filter(plan::equals).isPresent())
        .anyMatch(before ->
            before.starts().when().equals(plan.starts().when())
                && before.reentry().equals(plan.reentry())
                && before.calendar().equals(plan.calendar())
                && before.subject().equals(plan.subject())
                && Objects.equals(before.forEach(), plan.forEach()));
  }

  private Set<String> movablePlans() {
    Set<String> plans = new TreeSet<>();
    counts.forEach((key, count) -> {
      if (isMovable(count.way())) {
        plans.add(key.plan());
      }
    });
    return plans;
  }

  private static boolean isMovable(Way way) {
    return way.carriage() != Carriage.CURRENT && way.stage().isPresent();
  }

  private void eachSubject(String type) {
    long after = 0;
    List<Long> some = reading.subjects(type, after, AT_ONCE);
    while (!some.isEmpty()) {
      for (long subject : some) {
        rehearse(reading.load(subject, declarations));
        after = subject;
      }
      some = reading.subjects(type, after, AT_ONCE);
    }
  }

  /** Moves who travels on one plan; of many subjects few may be under way. */
  private void eachTraveller(String plan) {
    long after = 0;
    List<Long> some = reading.travelling(plan, after, AT_ONCE);
    while (!some.isEmpty()) {
      for (long number : some) {
        StoredSubject subject = reading.load(number, declarations);
        SubjectState state = linked(subject.state());
        for (int place = 0; place < state.executions().size(); place++) {
          if (state.executions().get(place).plan().equals(plan)) {
            move(state, place, clock(subject));
          }
        }
        after = number;
      }
      some = reading.travelling(plan, after, AT_ONCE);
    }
  }

  private Instant clock(StoredSubject subject) {
    return subject.clock().isAfter(now) ? subject.clock() : now;
  }

  private void rehearse(StoredSubject subject) {
    Instant at = clock(subject);
    SubjectState state = linked(subject.state());
    for (int place = 0; place < state.executions().size(); place++) {
      move(state, place, at);
    }
    for (Map.Entry<String, Long> journey : matching.entrySet()) {
      if (!isStranded(subject.state(), journey.getKey())) {
        journey.setValue(journey.getValue() + starts(state, journey.getKey(), at));
      }
    }
  }

  /** Whether an execution that the release would not carry stands against a start. */
  private boolean isStranded(SubjectState state, String journey) {
    for (Execution execution : state.executions()) {
      Plan plan = known.get(execution.plan());
      if (plan != null && execution.isUnderWay() && program.find(execution.plan()) == null) {
        boolean isOfJourney =
            release.successor(plan).filter(next -> next.journey().equals(journey)).isPresent();
        if (isOfJourney) {
          return true;
        }
      }
    }
    return false;
  }

  /** Without executions on plans that the release does not carry; those are stranded anyway. */
  private SubjectState linked(SubjectState state) {
    boolean areAll =
        state.executions().stream()
            .allMatch(
                execution -> !execution.isUnderWay() || program.find(execution.plan()) != null);
    if (areAll) {
      return state;
    }
    List<Execution> left = new ArrayList<>(state.executions());
    left.removeIf(execution -> execution.isUnderWay() && program.find(execution.plan()) == null);
    return state.with(state.journeys(), left);
  }

  private void move(SubjectState state, int place, Instant at) {
    Execution before = state.executions().get(place);
    StageCount count = counts.get(new StageKey(before.plan(), before.visit().stage()));
    Plan from = known.get(before.plan());
    if (count == null || from == null || !before.isUnderWay() || !isMovable(count.way())) {
      return;
    }
    Plan to = release.successor(from).orElseThrow();
    Input input =
        new Input.ExecutionMigrated(
            Long.MAX_VALUE,
            at,
            before.name(),
            PlanHash.of(to),
            count.way().stage().orElseThrow(),
            ACTOR);
    StepResult result = Step.step(program, state, input);
    String refused = refusal(result);
    if (refused != null) {
      count.refused(refused);
      return;
    }
    Execution after = result.state().executions().get(place);
    boolean moves = after.visit().number() != before.visit().number() || !after.isUnderWay();
    if (moves) {
      count.advances(result.actions().size());
      return;
    }
    count.sends(result.actions().size());
    stranding.of(result.state(), after, at).ifPresent(why -> count.stranded(1, why));
  }

  private static @Nullable String refusal(StepResult result) {
    for (TimelineEntry entry : result.timeline()) {
      if (entry instanceof TimelineEntry.Refused(String reason)) {
        return reason;
      }
    }
    return null;
  }

  private long starts(SubjectState state, String journey, Instant at) {
    boolean isOfType =
        program.active(state.name().type()).stream()
            .anyMatch(active -> active.name().equals(journey));
    if (!isOfType) {
      return 0;
    }
    StepResult result =
        Step.step(program, state, new Input.StartRequested(Long.MAX_VALUE, at, journey, ACTOR));
    return result.timeline().stream()
        .filter(entry ->
            entry instanceof TimelineEntry.Started started
                && started.execution().journey().equals(journey))
        .count();
  }

  private List<JourneyPreview> journeys() {
    List<JourneyPreview> journeys = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (Plan plan : release.plans()) {
      String hash = PlanHash.of(plan);
      journeys.add(
          new JourneyPreview(
              plan.journey(),
              change(plan),
              hash,
              stages(told, from -> release.successor(from).filter(plan::equals).isPresent()),
              matching.get(plan.journey())));
    }
    for (Plan plan : stored.active()) {
      if (release.successor(plan).isEmpty()) {
        journeys.add(
            new JourneyPreview(
                plan.journey(),
                Change.WITHDRAWN,
                null,
                stages(told, from -> from.journey().equals(plan.journey())),
                null));
      }
    }
    for (Plan plan : known.values()) {
      List<Preview.StagePreview> left = stages(told, from -> from.journey().equals(plan.journey()));
      if (!left.isEmpty()) {
        journeys.add(new JourneyPreview(plan.journey(), Change.WITHDRAWN, null, left, null));
      }
    }
    return journeys;
  }

  private Change change(Plan plan) {
    String hash = PlanHash.of(plan);
    for (Plan before : stored.active()) {
      if (PlanHash.of(before).equals(hash)) {
        return Change.UNCHANGED;
      }
      if (Objects.equals(release.successor(before).orElse(null), plan)) {
        return Change.CHANGED;
      }
    }
    return Change.NEW;
  }

  private List<Preview.StagePreview> stages(Set<String> told, Predicate<Plan> concerned) {
    List<Preview.StagePreview> stages = new ArrayList<>();
    counts.forEach((key, count) -> {
      Plan from = known.get(key.plan());
      if (from != null && concerned.test(from) && told.add(key.plan() + key.stage())) {
        stages.add(count.preview());
      }
    });
    return stages;
  }
}

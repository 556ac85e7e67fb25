package dev.milepost.engine.step;

import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.program.HappeningWindows;
import dev.milepost.engine.program.LinkedJourney;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.Execution.RecordNumber;
import dev.milepost.engine.state.HeldClock;
import dev.milepost.engine.state.JourneyState;
import dev.milepost.engine.state.Memory;
import dev.milepost.engine.state.PastHappening;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes over what another subject had, once its records are here under numbers of their own. */
final class Absorption {

  private static final String MERGED = "merged";

  /** Stands for a record that is not declared any more; no record ever has this number. */
  private static final int NO_RECORD = Integer.MAX_VALUE;

  private final Working working;
  private final SubjectState from;
  private final Map<Integer, Integer> numbers = new HashMap<>();

  Absorption(Working working, SubjectState from) {
    this.working = working;
    this.from = from;
    for (RecordState there : from.allRecords()) {
      RecordShape shape = there.shape();
      RecordState here = working.state().find(shape, there.id());
      if (here != null) {
        numbers.put(there.number(), here.number());
      }
    }
  }

  /** Takes it over. What both were under way on, the younger execution ends. */
  void takeOver() {
    working.effects().report(new TimelineEntry.Absorbed(from.name()));
    working.setState(
        working.state().withHappenings(happenings()).withClocks(clocks(working.state().clocks())));
    from.journeys().forEach(this::takeOver);
    List<Execution> here = List.copyOf(working.executions());
    for (Execution execution : from.executions()) {
      working.add(here(execution, lastNumber(here, execution)));
    }
    // What had ended before has told so already.
    working.takeNewlyEnded();
    endYounger();
  }

  private List<PastHappening> happenings() {
    HappeningWindows windows = working.program().windows();
    List<PastHappening> all = new ArrayList<>(working.state().happenings());
    for (PastHappening happening : from.happenings()) {
      if (windows.keeps(happening.event().name(), happening.receivedAt(), working.now())) {
        all.add(happening);
      }
    }
    all.sort(Comparator.comparing(PastHappening::receivedAt));
    return all;
  }

  private List<HeldClock> clocks(List<HeldClock> here) {
    List<HeldClock> clocks = new ArrayList<>(here);
    for (HeldClock there : from.clocks()) {
      HeldClock moved = here(there).orElse(null);
      if (moved == null) {
        continue;
      }
      int place = find(clocks, moved);
      if (place < 0) {
        clocks.add(moved);
      } else {
        clocks.set(place, united(clocks.get(place), moved));
      }
    }
    return clocks;
  }

  private static int find(List<HeldClock> clocks, HeldClock clock) {
    return IntStream.range(0, clocks.size())
        .filter(place -> clocks.get(place).isOf(clock.condition(), clock.about()))
        .findFirst()
        .orElse(-1);
  }

  /**
   * A clock that began to run as the records came over goes on from when it began there. Where a
   * condition was true for both, it has been true for both together since the later of the two.
   */
  private HeldClock united(HeldClock here, HeldClock there) {
    Instant since = here.since();
    Instant other = there.since();
    if (since == null || other == null || !here.records().equals(there.records())) {
      return here;
    }
    boolean beganHere = since.isBefore(working.now());
    Instant united = beganHere && since.isAfter(other) ? since : other;
    return new HeldClock(here.condition(), here.about(), here.records(), united);
  }

  private Optional<HeldClock> here(HeldClock there) {
    List<Integer> records = new ArrayList<>();
    for (int record : there.records()) {
      records.add(record < 0 ? Integer.valueOf(record) : numbers.get(record));
    }
    Integer about = there.about() == null ? null : numbers.get(there.about());
    boolean isKnown =
        records.stream().allMatch(Objects::nonNull) && (about == null) == (there.about() == null);
    return isKnown
        ? Optional.of(new HeldClock(there.condition(), about, records, there.since()))
        : Optional.empty();
  }

  private void takeOver(JourneyState there) {
    Integer about = there.about() == null ? null : numbers.get(there.about());
    if ((about == null) != (there.about() == null)) {
      return;
    }
    Memory memory = here(there.memory());
    int place = Starts.find(working.journeys(), there.journey(), about);
    if (place < 0) {
      working
          .journeys()
          .add(
              new JourneyState(there.journey(), about, memory, there.matched(), there.recheckAt()));
      return;
    }
    JourneyState known = working.journeys().get(place);
    working
        .journeys()
        .set(
            place,
            new JourneyState(
                known.journey(),
                about,
                united(known.memory(), memory),
                known.matched() || there.matched(),
                known.recheckAt()));
  }

  private static Memory united(Memory one, Memory other) {
    Memory united = one;
    for (Memory.Entry entry : other.entries()) {
      switch (entry) {
        case Memory.Turned turned ->
            united = united.withTurned(turned.condition(), turned.record());
        case Memory.Counted counted -> {
          for (int i = 0; i < counted.times(); i++) {
            united = united.withHappening(counted.condition());
          }
        }
      }
    }
    return united;
  }

  private Memory here(Memory there) {
    List<Memory.Entry> entries = new ArrayList<>();
    for (Memory.Entry entry : there.entries()) {
      switch (entry) {
        case Memory.Turned(String condition, int record) -> {
          Integer number = numbers.get(record);
          if (number != null) {
            entries.add(new Memory.Turned(condition, number));
          }
        }
        case Memory.Counted counted -> entries.add(counted);
      }
    }
    return new Memory(entries);
  }

  private Execution here(Execution there, int lastNumber) {
    Visit visit = there.visit();
    RecordNumber about = there.name().about();
    ExecutionName name =
        new ExecutionName(there.name().journey(), lastNumber + there.name().number(), here(about));
    return there
        .onPlan(name, there.plan())
        .withMemory(here(there.memory()))
        .withVisit(visit.withMemory(here(visit.memory())));
  }

  private @Nullable RecordNumber here(@Nullable RecordNumber about) {
    if (about == null) {
      return null;
    }
    Integer number = numbers.get(about.number());
    return number == null ? new RecordNumber(NO_RECORD, "") : new RecordNumber(number, about.id());
  }

  /** The highest number that an execution of the same journey has here. */
  private int lastNumber(List<Execution> here, Execution there) {
    return here.stream()
        .filter(execution -> isOfOneJourney(execution, there))
        .mapToInt(execution -> execution.name().number())
        .max()
        .orElse(0);
  }

  private void endYounger() {
    List<Integer> byStart =
        IntStream.range(0, working.executionCount())
            .filter(place -> working.execution(place).isUnderWay())
            .boxed()
            .sorted(Comparator.comparing(place -> working.execution(place).startedAt()))
            .toList();
    List<Execution> kept = new ArrayList<>();
    for (int place : byStart) {
      Execution execution = working.execution(place);
      if (kept.stream().anyMatch(older -> isTheSame(older, execution))) {
        end(place, execution);
      } else {
        kept.add(execution);
      }
    }
  }

  private boolean isTheSame(Execution older, Execution younger) {
    return Objects.equals(older.name().about(), younger.name().about())
        && isOfOneJourney(older, younger);
  }

  private boolean isOfOneJourney(Execution one, Execution other) {
    return one.name().journey().equals(other.name().journey())
        || isCalled(one, other.name().journey())
        || isCalled(other, one.name().journey());
  }

  private boolean isCalled(Execution execution, String journey) {
    LinkedJourney linked = working.program().find(execution.plan());
    return linked != null && linked.isCalled(journey);
  }

  private void end(int place, Execution execution) {
    working
        .effects()
        .report(new TimelineEntry.EndedAsMerged(execution.name(), execution.visit().stage()));
    working.effects().leave(execution.name(), execution.visit().number());
    working.set(
        place,
        execution
            .withStatus(new Execution.Status.Ended(MERGED, working.now()))
            .withTimers(List.of()));
  }
}

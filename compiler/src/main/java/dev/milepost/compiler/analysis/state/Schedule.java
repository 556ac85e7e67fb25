package dev.milepost.compiler.analysis.state;

import dev.milepost.compiler.analysis.state.Variable.Stretch;
import dev.milepost.compiler.witness.ScenarioWriter;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds when the points of a way are reached, so that every clock shows what the states say:
 * difference constraints over the times of the points and over dates, solved by raising lower
 * bounds until all hold (Bellman and Ford).
 */
final class Schedule {

  private static final int ROUNDS = 3;
  private static final long LONG_BEFORE = -40_000_000L;

  private final Path path;
  private final List<Point> points;
  private final JourneyCalendar calendar;
  private final Instant start;

  /** The bounds that hold whenever the points are reached. */
  private final List<Bound> fixed = new ArrayList<>();

  /** All bounds, those among them that depend on when points were reached in the round before. */
  private final List<Bound> bounds = new ArrayList<>();

  private final Map<String, Integer> dates = new HashMap<>();
  private int times;

  /** The second is at least {@code seconds} after the first. */
  private record Bound(int first, int second, long seconds) {}

  /**
   * The result.
   *
   * @param at the seconds from the start, for each point
   * @param dates by the name that {@link Path#date} gives, the seconds from the start of dates
   */
  record Times(long[] at, Map<String, Long> dates) {}

  private Schedule(Path path, JourneyCalendar calendar) {
    this.path = path;
    this.points = path.points();
    this.calendar = calendar;
    this.start = ScenarioWriter.startIn(calendar);
    this.times = points.size();
    order();
    days();
  }

  /** Finds times, or null where there are none. */
  static @Nullable Times of(Path path, JourneyCalendar calendar) {
    Schedule schedule = new Schedule(path, calendar);
    Map<String, Long> free = Map.of();
    long[] solved = schedule.solved(free);
    if (solved == null || schedule.dates.isEmpty()) {
      return solved == null ? null : schedule.times(solved);
    }
    // A date begins with its day, which the clock of a day need not: try the days around.
    for (int later = 0; later <= 1; later++) {
      Map<String, Long> days = new HashMap<>();
      for (Map.Entry<String, Integer> date : schedule.dates.entrySet()) {
        Instant instant = schedule.start.plusSeconds(solved[date.getValue()]);
        Instant day = calendar.startOf(calendar.dayOf(instant).plusDays(later));
        days.put(date.getKey(), Duration.between(schedule.start, day).toSeconds());
      }
      long[] fixed = schedule.solved(days);
      if (fixed != null) {
        return schedule.times(fixed);
      }
    }
    return null;
  }

  private Times times(long[] solved) {
    Map<String, Long> found = new HashMap<>();
    dates.forEach((name, place) -> found.put(name, solved[place]));
    return new Times(Arrays.copyOf(solved, points.size()), found);
  }

  private long @Nullable [] solved(Map<String, Long> days) {
    long[] solved = new long[points.size()];
    for (int round = 0; round < ROUNDS; round++) {
      bounds.clear();
      bounds.addAll(fixed);
      clocks(solved);
      dates.forEach((name, place) -> {
        Long day = days.get(name);
        if (day != null) {
          bounds.add(new Bound(0, place, day));
          bounds.add(new Bound(place, 0, -day));
        }
      });
      long[] next = solve();
      if (next == null) {
        return null;
      }
      if (Arrays.equals(next, solved)) {
        return next;
      }
      solved = next;
    }
    return solved;
  }

  private void order() {
    for (int i = 1; i < points.size(); i++) {
      fixed.add(new Bound(i - 1, i, 0));
      if (points.get(i).step() == null) {
        fixed.add(new Bound(i, i - 1, 0));
      }
    }
  }

  private void days() {
    for (int i = 0; i < points.size(); i++) {
      Space space = points.get(i).space();
      for (int variable = 0; variable < space.variableCount(); variable++) {
        switch (space.variables().get(variable)) {
          case Variable.Clock clock -> clock(i, variable, clock);
          case Variable.OfRecord record -> dates(i, variable, record);
          case Variable.Lasting _,
              Variable.Held _,
              Variable.Lately _,
              Variable.Turned _,
              Variable.Counted _,
              Variable.Answer _,
              Variable.OtherEnded _,
              Variable.Matched _,
              Variable.Opaque _ -> {}
        }
      }
    }
  }

  private void clocks(long[] solved) {
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      for (int variable = 0; variable < point.space().variableCount(); variable++) {
        switch (point.space().variables().get(variable)) {
          case Variable.Lasting lasting -> {
            int since = lasting.stretch() == Stretch.VISIT ? entryOf(i) : startOf();
            if (since >= 0 && since <= i) {
              phase(since, i, variable, lasting.spans(), solved);
            }
          }
          case Variable.Held held -> {
            int since = heldSince(i, variable);
            if (since >= 0) {
              phase(since, i, variable, held.spans(), solved);
            }
          }
          case Variable.Lately lately -> lately(i, variable, lately, solved);
          case Variable.Clock _,
              Variable.OfRecord _,
              Variable.Turned _,
              Variable.Counted _,
              Variable.Answer _,
              Variable.OtherEnded _,
              Variable.Matched _,
              Variable.Opaque _ -> {}
        }
      }
    }
  }

  /** The point at which the stage of a point was entered. */
  private int entryOf(int point) {
    int entry = point;
    while (entry > 0 && points.get(entry).step() != null) {
      entry--;
    }
    return entry;
  }

  /** The point at which the first stage was entered, or -1. */
  private int startOf() {
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i).number() > 0) {
        return i;
      }
    }
    return -1;
  }

  private long length(int since, TimeSpan span, long[] solved) {
    Instant from = start.plusSeconds(since < solved.length ? Math.max(0, solved[since]) : 0);
    return Duration.between(from, calendar.plus(from, span)).toSeconds();
  }

  private void phase(int since, int i, int variable, List<TimeSpan> spans, long[] solved) {
    int value = points.get(i).value(variable);
    if (value > 0) {
      long passed = length(since, spans.get(value - 1), solved);
      bounds.add(new Bound(since, i, passed));
      if (crosses(i, variable)) {
        bounds.add(new Bound(i, since, -passed));
      }
    }
    if (value < spans.size()) {
      bounds.add(new Bound(i, since, 1 - length(since, spans.get(value), solved)));
    }
  }

  private boolean crosses(int i, int variable) {
    return points.get(i).step() instanceof Step.Passes(List<Integer> clocks)
        && clocks.contains(variable);
  }

  /** The point since which a clock runs, or -1 where that is not told. */
  private int heldSince(int i, int variable) {
    Variable held = points.get(i).space().variables().get(variable);
    int since = -1;
    for (int j = i; j >= 0; j--) {
      int there = points.get(j).space().find(held);
      if (there < 0) {
        return points.get(i).value(variable) > 0 ? restBefore(j) : -1;
      }
      Bits isTrue = points.get(j).reached().stage().heldTrue().get(there);
      if (isTrue == null || !isTrue.has(points.get(j).state())) {
        return since;
      }
      since = j;
      boolean isReset = points.get(j).step() instanceof Step.Sets(int _, boolean isNew) && isNew;
      if (isReset && points.get(j).value(there) == 0) {
        return since;
      }
    }
    return since;
  }

  /** Where somebody waits last, up to a point: what the next stages ask is set there. */
  private int restBefore(int point) {
    int rest = point;
    while (rest > 0 && !points.get(rest).isResting()) {
      rest--;
    }
    return rest;
  }

  private void clock(int i, int variable, Variable.Clock clock) {
    int value = points.get(i).value(variable);
    if (value > 0) {
      long passed = Duration.between(start, clock.instants().get(value - 1)).toSeconds();
      if (passed > 0) {
        fixed.add(new Bound(0, i, passed));
        if (crosses(i, variable)) {
          fixed.add(new Bound(i, 0, -passed));
        }
      }
    }
    if (value < clock.size() - 1) {
      fixed.add(
          new Bound(i, 0, 1 - Duration.between(start, clock.instants().get(value)).toSeconds()));
    }
  }

  private void dates(int i, int variable, Variable.OfRecord record) {
    Point point = points.get(i);
    for (int field = 0; field < record.fields().size(); field++) {
      FieldDomain domain = record.fields().get(field).domain();
      int ofClass = path.classOf(i, variable, field);
      if (domain.phases() == 1 || ofClass == 0) {
        continue;
      }
      int date = dates.computeIfAbsent(path.date(i, variable, field), _ -> times++);
      Bits cells = path.cells(i, variable, field);
      int first = domain.phases();
      int last = -1;
      for (int cell = cells.next(0); cell >= 0; cell = cells.next(cell + 1)) {
        if (cell > 0) {
          first = Math.min(first, domain.phase(cell));
          last = Math.max(last, domain.phase(cell));
        }
      }
      if (first > 0) {
        long offset = domain.secondsTo(first);
        fixed.add(new Bound(date, i, offset));
        boolean changes =
            i > 0
                && points.get(i - 1).number() == point.number()
                && path.classOf(i - 1, variable, field) != ofClass;
        if (crosses(i, variable) && changes) {
          fixed.add(new Bound(i, date, -offset));
        }
      }
      if (last < domain.phases() - 1) {
        long offset = domain.secondsTo(last + 1);
        fixed.add(new Bound(i, date, 1 - offset));
      }
    }
  }

  private void lately(int i, int variable, Variable.Lately lately, long[] solved) {
    List<Integer> happenings = new ArrayList<>();
    for (int j = 1; j <= i; j++) {
      Point point = points.get(j);
      if (point.step() instanceof Step.Happens(HappeningKind kind)) {
        int there = point.space().find(lately);
        if (there >= 0 && kind.counts().contains(there)) {
          happenings.add(j);
        }
      }
    }
    int value = points.get(i).value(variable);
    TimeSpan span = lately.condition().within();
    if (span == null || happenings.size() < value) {
      return;
    }
    for (int j = 0; j < happenings.size(); j++) {
      int happened = happenings.get(j);
      long length = length(happened, span, solved);
      boolean isCounted = j >= happenings.size() - value;
      boolean mayBeMore = value == lately.size() - 1;
      if (isCounted) {
        bounds.add(new Bound(i, happened, 1 - length));
      } else if (!mayBeMore) {
        bounds.add(new Bound(happened, i, length));
        if (crosses(i, variable) && j == happenings.size() - value - 1) {
          bounds.add(new Bound(i, happened, -length));
        }
      }
    }
  }

  /** The least times that satisfy all bounds, or null. */
  private long @Nullable [] solve() {
    long[] at = new long[times];
    for (int i = points.size(); i < times; i++) {
      at[i] = LONG_BEFORE;
    }
    for (int round = 0; round <= times + 1; round++) {
      boolean isStable = true;
      for (Bound bound : bounds) {
        long least = at[bound.first()] + bound.seconds();
        if (at[bound.second()] < least) {
          at[bound.second()] = least;
          isStable = false;
        }
      }
      if (isStable) {
        return at[0] == 0 ? at : null;
      }
    }
    return null;
  }
}

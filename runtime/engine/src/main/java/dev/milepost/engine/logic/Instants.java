package dev.milepost.engine.logic;

import dev.milepost.engine.logic.VariableTable.Entry;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * From which instants a question has to be looked at. Where conditions compare a date with the
 * clock alone, one instant is as good as any other. Where they also compare it with a date that
 * stays, what they say changes when the clock passes certain instants: some around each are looked
 * at.
 */
final class Instants {

  /** More are not looked at. */
  private static final int MOST = 200;

  private static final int DAYS_TRIED = 60;

  private static final Instant FIRST = Instant.parse("0001-02-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-11-30T00:00:00Z");

  private final Setting setting;
  private final VariableTable variables;
  private final Set<Instant> found = new LinkedHashSet<>();
  private boolean exact = true;

  private Instants(Setting setting, VariableTable variables) {
    this.setting = setting;
    this.variables = variables;
  }

  /**
   * Instants to look from.
   *
   * @param isExact whether these are all that can make a difference
   */
  record Chosen(List<Instant> instants, boolean isExact) {}

  /** The instants, that of the question first. */
  static Chosen of(Question question) {
    Instants instants = new Instants(question.setting(), question.variables());
    instants.found.add(question.setting().now());
    if (!question.setting().isNowFixed()) {
      instants.addCritical(question.clocks().comparedDays());
    }
    List<Instant> all = new ArrayList<>(instants.found);
    boolean exact = instants.exact && all.size() <= MOST;
    return new Chosen(all.subList(0, Math.min(MOST, all.size())), exact);
  }

  private void addCritical(Set<LocalDate> comparedDays) {
    JourneyCalendar calendar = setting.calendar();
    LocalDate today = calendar.dayOf(setting.now());
    for (LocalDate day : comparedDays) {
      if (!day.equals(today)) {
        addDays(day, 1);
      }
    }
    Map<Integer, List<Entry>> groups = new LinkedHashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      groups.computeIfAbsent(variables.group(i), _ -> new ArrayList<>()).add(variables.entry(i));
    }
    groups.values().forEach(this::addCritical);
  }

  private void addCritical(List<Entry> group) {
    Set<Value> moving = new LinkedHashSet<>();
    Set<Value> staying = new LinkedHashSet<>();
    Set<TimeSpan> spans = new LinkedHashSet<>();
    for (Entry entry : group) {
      moving.addAll(entry.moving);
      spans.addAll(entry.spans);
      entry.constants.stream().filter(c -> !entry.moving.contains(c)).forEach(staying::add);
    }
    if (moving.isEmpty()) {
      return;
    }
    boolean ofDays = group.getFirst().type == Scalar.DATE;
    for (Value fixed : staying) {
      for (Value moved : moving) {
        addMeeting(fixed, moved, ofDays, group.size() + 1);
      }
    }
    if (areIrregular(spans, ofDays, !staying.isEmpty())) {
      exact = false;
      for (int i = 0; i < DAYS_TRIED; i++) {
        found.add(setting.now().plus(Duration.ofDays(i)));
      }
    }
  }

  /**
   * The instants around the one at which a moving constant meets one that stays, as far as the gap
   * between them may be too narrow for the variables that lie in it.
   */
  private void addMeeting(Value fixed, Value moved, boolean ofDays, int around) {
    BigDecimal way = Scale.number(fixed).subtract(Scale.number(moved));
    if (ofDays) {
      LocalDate today = setting.calendar().dayOf(setting.now());
      addDays(today.plusDays(way.longValueExact()), around);
    } else {
      Instant meeting = setting.now().plus(way.longValueExact(), ChronoUnit.MICROS);
      for (int i = -around; i <= around; i++) {
        addIfPossible(meeting.plusNanos(1_000L * i));
      }
      addDays(setting.calendar().dayOf(((Value.Moment) fixed).instant()), around);
    }
  }

  private void addDays(LocalDate day, int around) {
    for (int i = -around; i <= around; i++) {
      addIfPossible(setting.calendar().startOf(day.plusDays(i)).plus(Duration.ofHours(9)));
    }
  }

  private void addIfPossible(Instant instant) {
    if (instant.isAfter(FIRST) && instant.isBefore(LAST)) {
      found.add(instant);
    }
  }

  /** Whether it depends on the day how spans compare with each other, or with a fixed time. */
  private boolean areIrregular(Set<TimeSpan> spans, boolean ofDays, boolean hasFixed) {
    List<TimeSpan> proper = spans.stream().filter(span -> span.amount() > 0).toList();
    boolean anyIrregular = proper.stream().anyMatch(span -> isIrregular(span, ofDays));
    long units = proper.stream().map(TimeSpan::unit).distinct().count();
    return anyIrregular && (units > 1 || hasFixed);
  }

  private boolean isIrregular(TimeSpan span, boolean ofDays) {
    return switch (span.unit()) {
      case SECONDS, MINUTES, HOURS -> false;
      case DAYS, WEEKS -> !ofDays && !setting.calendar().zone().getRules().isFixedOffset();
      case MONTHS, BUSINESS_HOURS, BUSINESS_DAYS -> true;
    };
  }
}

package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a field can hold, in cells: cell 0 is unknown; of the others each stands for all values that
 * no condition of the journey tells apart. A date that is compared with the clock has a cell more
 * for each instant at which time changes an answer.
 */
final class FieldDomain {

  /** The day with which conditions on dates and the clock are tried. */
  private static final LocalDate SOME_DAY = LocalDate.of(2026, 6, 17);

  private final FieldName name;
  private final FieldType type;
  private final JourneyCalendar calendar;
  private final List<Value> values;
  private final List<DateThreshold> thresholds;
  private final Instant[] nowAt;
  private final long[] secondsTo;

  FieldDomain(
      FieldName name,
      FieldType type,
      JourneyCalendar calendar,
      List<Value> values,
      List<DateThreshold> thresholds) {
    this.name = name;
    this.type = type;
    this.calendar = calendar;
    this.values = List.copyOf(values);
    TreeMap<Instant, DateThreshold> byInstant = new TreeMap<>();
    thresholds.forEach(one -> byInstant.putIfAbsent(one.of(calendar, someDate()), one));
    this.thresholds = List.copyOf(byInstant.values());
    this.nowAt = nowAt(List.copyOf(byInstant.keySet()));
    Instant some = new DateThreshold.At().of(calendar, someDate());
    this.secondsTo =
        Arrays.stream(nowAt).mapToLong(now -> Duration.between(some, now).toSeconds()).toArray();
  }

  private Instant[] nowAt(List<Instant> instants) {
    Instant[] now = new Instant[phases()];
    now[0] =
        instants.isEmpty()
            ? calendar.startOf(SOME_DAY)
            : instants.getFirst().minus(Duration.ofDays(1));
    for (int phase = 1; phase < now.length; phase++) {
      now[phase] = instants.get(phase - 1);
    }
    return now;
  }

  FieldName name() {
    return name;
  }

  FieldType type() {
    return type;
  }

  /** How many cells there are. */
  int cells() {
    return 1 + values.size() * phases();
  }

  /** Between how many instants time moves a date of this field. */
  int phases() {
    return thresholds.size() + 1;
  }

  List<DateThreshold> thresholds() {
    return thresholds;
  }

  /** The value that a cell stands for, or null: unknown. */
  @Nullable Value value(int cell) {
    return cell == 0 ? null : values.get((cell - 1) / phases());
  }

  /** How many of the instants of a cell's date have passed; 0 for unknown. */
  int phase(int cell) {
    return cell == 0 ? 0 : (cell - 1) % phases();
  }

  /** The cell of the same value one instant later, or -1. */
  int later(int cell) {
    return cell == 0 || phase(cell) == phases() - 1 ? -1 : cell + 1;
  }

  /** Whether a cell stands for nothing but its value. */
  boolean isSingle(int cell) {
    boolean isListed = type instanceof Choice || type == FieldType.Scalar.BOOLEAN;
    return cell == 0 || isListed;
  }

  boolean isFinal(int cell) {
    Value value = value(cell);
    return value != null
        && type instanceof Choice choice
        && choice.finalValues().contains(value.print());
  }

  /** A date of this field with which conditions on the clock are tried at {@link #nowAt}. */
  Value someDate() {
    return type == FieldType.Scalar.DATETIME
        ? new Value.Moment(calendar.startOf(SOME_DAY).plus(Duration.ofHours(12)))
        : new Value.Day(SOME_DAY);
  }

  /** When so many of the instants of {@link #someDate} have passed. */
  Instant nowAt(int phase) {
    return nowAt[phase];
  }

  /** By phase, how many seconds after such a date begins so many of the instants have passed. */
  long secondsTo(int phase) {
    return secondsTo[phase];
  }
}

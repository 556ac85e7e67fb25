package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.Value;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What all conditions of a journey speak of: fields with their values, records, spans of time. */
final class Vocabulary {

  /** So many records of a type are told apart where conditions speak of all of them. */
  static final int FEWEST_COUNTED = 2;

  static final int MOST_COUNTED = 4;

  private static final Instant SOME_INSTANT = Instant.parse("2026-01-05T09:00:00Z");

  private final Plan plan;
  private final Catalog catalog;
  private final JourneyCalendar calendar;
  private final Mentions mentions;
  private final Map<FieldName, FieldDomain> domains = new HashMap<>();

  Vocabulary(Plan plan) {
    this.plan = plan;
    this.catalog = plan.declarations();
    this.calendar = plan.calendar();
    this.mentions = new Mentions(plan, byLength());
  }

  private Comparator<TimeSpan> byLength() {
    return Comparator.comparing(this::length).thenComparing(TimeSpan::unit);
  }

  /** When a span is over that begins at some usual instant. */
  Instant length(TimeSpan span) {
    return calendar.plus(SOME_INSTANT, span);
  }

  Plan plan() {
    return plan;
  }

  /** What the analysis does not follow exactly, in words; empty where it does. */
  Set<String> inexact() {
    return mentions.inexact;
  }

  /** Whether conditions speak of all records of any type. */
  boolean isCounting() {
    return !mentions.counted.isEmpty();
  }

  /**
   * How many records of a type are told apart where conditions speak of all of them.
   *
   * @param wanted as many as a count is compared with, and one more for each thing that is asked
   */
  int slots(TypeName type, int wanted) {
    return isOnlyOne(type) ? 1 : Math.clamp(wanted, FEWEST_COUNTED, MOST_COUNTED);
  }

  /** How many records matter where a condition counts them or adds them up. */
  static int wanted(Condition.Comparison comparison) {
    boolean isFlipped = comparison.left() instanceof Operand.Constant;
    Operand with = isFlipped ? comparison.left() : comparison.right();
    return Form.counted(comparison) instanceof Operand.SumOf
        ? FEWEST_COUNTED
        : with instanceof Operand.Constant(Value.Whole whole)
            ? whole.value().min(BigInteger.valueOf(Integer.MAX_VALUE - 1)).intValue() + 1
            : MOST_COUNTED;
  }

  /** Whether a subject, or an execution, has only one record of a type. */
  boolean isOnlyOne(TypeName type) {
    if (type.equals(plan.forEach())) {
      return true;
    }
    FieldName id = new FieldName(type, FieldName.ID);
    return catalog
        .subject(plan.subject())
        .filter(subject -> subject.keys().getFirst().fields().contains(id))
        .isPresent();
  }

  List<TimeSpan> heldSpans(Condition inner) {
    return List.copyOf(mentions.heldSpans(inner));
  }

  int mostLately(Condition.Happened happened) {
    return mentions.mostLately(happened);
  }

  List<TimeSpan> executionSpans() {
    return List.copyOf(mentions.executionSpans);
  }

  /** The instants at which the clock passes a day that conditions name. */
  List<Instant> days() {
    return List.copyOf(mentions.days);
  }

  List<TimeSpan> sorted(Collection<TimeSpan> some) {
    TreeSet<TimeSpan> sorted = new TreeSet<>(byLength());
    sorted.addAll(some);
    return List.copyOf(sorted);
  }

  /** The values of a field; null where it is not declared or is the built-in id. */
  @Nullable FieldDomain domain(FieldName field) {
    FieldDomain known = domains.get(field);
    FieldType type = known == null ? type(field) : null;
    if (type != null) {
      known = build(field, type);
      domains.put(field, known);
    }
    return known;
  }

  private FieldDomain build(FieldName field, FieldType type) {
    Mentions.OfField own = mentions.about(field);
    Set<FieldName> family = family(field);
    Set<Value> constants = new LinkedHashSet<>();
    Set<String> patterns = new LinkedHashSet<>();
    for (FieldName member : family) {
      Mentions.OfField of = mentions.about(member);
      constants.addAll(of.constants);
      patterns.addAll(of.patterns);
    }
    boolean isAlone = family.size() == 1;
    List<Value> values =
        isAlone && constants.isEmpty() && patterns.isEmpty() && isFree(type)
            ? new Representatives(1).of(type, constants, patterns).subList(0, 1)
            : new Representatives(isAlone ? 1 : 3).of(type, constants, patterns);
    return new FieldDomain(field, type, calendar, values, own.thresholds);
  }

  private static boolean isFree(FieldType type) {
    return type instanceof FieldType.Scalar scalar && scalar != FieldType.Scalar.BOOLEAN;
  }

  /** The fields that a field is compared with, directly or over others. */
  private Set<FieldName> family(FieldName field) {
    Set<FieldName> family = new LinkedHashSet<>(Set.of(field));
    List<FieldName> open = new ArrayList<>(family);
    while (!open.isEmpty()) {
      for (FieldName other : mentions.about(open.removeLast()).comparedWith) {
        if (family.add(other)) {
          open.add(other);
        }
      }
    }
    return family;
  }

  private @Nullable FieldType type(FieldName field) {
    return catalog
        .record(field.type())
        .flatMap(record -> record.field(field.field()))
        .or(() -> catalog.event(field.type()).flatMap(event -> event.field(field.field())))
        .map(Catalog.Field::type)
        .orElse(null);
  }

  /** The instant at which a timed transition opens. */
  static DateThreshold threshold(Plan.Trigger.AtDate at) {
    TimeSpan offset = at.offset();
    if (offset == null) {
      return new DateThreshold.At();
    }
    return at.before() ? new DateThreshold.Before(offset) : new DateThreshold.After(offset);
  }

  /** What happenings in a span of time are counted under, however many are asked for. */
  static String latelyKey(Condition.Happened happened) {
    return ConditionText.key(
        new Condition.Happened(happened.event(), happened.filter(), 1, happened.within()));
  }

  /** The field that an operand reads, or null. */
  static @Nullable FieldName field(Operand operand) {
    return switch (operand) {
      case Operand.FieldOperand plain -> plain.name();
      case Operand.Member member -> member.name();
      case Operand.Constant _,
          Operand.Today _,
          Operand.CountOf _,
          Operand.SumOf _,
          Operand.Answer _ ->
          null;
    };
  }
}

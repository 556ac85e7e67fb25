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
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What all conditions of a journey speak of: fields with their values, records, spans of time. */
final class Vocabulary {

  /** So many records of a type are told apart where conditions speak of all of them. */
  private static final int FEWEST_COUNTED = 2;

  private static final int MOST_COUNTED = 4;

  private static final Instant SOME_INSTANT = Instant.parse("2026-01-05T09:00:00Z");

  private final Plan plan;
  private final Catalog catalog;
  private final JourneyCalendar calendar;
  private final Map<FieldName, Gathered> gathered = new LinkedHashMap<>();
  private final Map<FieldName, FieldDomain> domains = new HashMap<>();
  private final Set<TypeName> counted = new LinkedHashSet<>();
  private final Map<String, TreeSet<TimeSpan>> held = new HashMap<>();
  private final Map<String, Integer> lately = new HashMap<>();
  private final TreeSet<TimeSpan> executionSpans = spans();
  private final TreeSet<Instant> days = new TreeSet<>();
  private final Set<String> inexact = new LinkedHashSet<>();

  /** What conditions say of one field. */
  private static final class Gathered {
    final Set<Value> constants = new LinkedHashSet<>();
    final Set<String> patterns = new LinkedHashSet<>();
    final List<DateThreshold> thresholds = new ArrayList<>();
    final Set<FieldName> comparedWith = new LinkedHashSet<>();
  }

  Vocabulary(Plan plan) {
    this.plan = plan;
    this.catalog = plan.declarations();
    this.calendar = plan.calendar();
    gather(plan.starts().when());
    for (Plan.Ending ending : plan.endings()) {
      gather(ending.trigger());
      if (ending.trigger() instanceof Plan.Trigger.After(TimeSpan span)) {
        executionSpans.add(span);
      }
    }
    for (Plan.Promise promise : plan.promises()) {
      switch (promise) {
        case Plan.Promise.NeverAt never -> gather(never.condition());
        case Plan.Promise.EndsWithin within -> executionSpans.add(within.span());
      }
    }
    for (Plan.Stage stage : plan.stages()) {
      stage.transitions().forEach(transition -> gather(transition.trigger()));
    }
  }

  private TreeSet<TimeSpan> spans() {
    return new TreeSet<>(
        Comparator.comparing((TimeSpan span) -> length(span)).thenComparing(TimeSpan::unit));
  }

  /** When a span is over that begins at some usual instant. */
  Instant length(TimeSpan span) {
    return calendar().plus(SOME_INSTANT, span);
  }

  private JourneyCalendar calendar() {
    return calendar == null ? JourneyCalendar.DEFAULT : calendar;
  }

  Plan plan() {
    return plan;
  }

  /** What the analysis does not follow exactly, in words; empty where it does. */
  Set<String> inexact() {
    return inexact;
  }

  /** Whether conditions speak of all records of any type. */
  boolean isCounting() {
    return !counted.isEmpty();
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
    TreeSet<TimeSpan> spans = held.get(ConditionText.key(inner));
    return spans == null ? List.of() : List.copyOf(spans);
  }

  int mostLately(Condition.Happened happened) {
    return lately.getOrDefault(latelyKey(happened), 1);
  }

  List<TimeSpan> executionSpans() {
    return List.copyOf(executionSpans);
  }

  /** The instants at which the clock passes a day that conditions name. */
  List<Instant> days() {
    return List.copyOf(days);
  }

  List<TimeSpan> sorted(Collection<TimeSpan> some) {
    TreeSet<TimeSpan> sorted = spans();
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
    Gathered own = gathered.getOrDefault(field, new Gathered());
    Set<FieldName> family = family(field);
    Set<Value> constants = new LinkedHashSet<>();
    Set<String> patterns = new LinkedHashSet<>();
    for (FieldName member : family) {
      Gathered of = gathered.getOrDefault(member, new Gathered());
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
      Gathered of = gathered.get(open.removeLast());
      if (of != null) {
        for (FieldName other : of.comparedWith) {
          if (family.add(other)) {
            open.add(other);
          }
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

  private Gathered of(FieldName field) {
    return gathered.computeIfAbsent(field, _ -> new Gathered());
  }

  private void gather(Plan.Trigger trigger) {
    switch (trigger) {
      case Plan.Trigger.When when -> gather(when.condition());
      case Plan.Trigger.After _ -> {}
      case Plan.Trigger.AtDate at -> of(at.date()).thresholds.add(threshold(at));
    }
  }

  /** The instant at which a timed transition opens. */
  static DateThreshold threshold(Plan.Trigger.AtDate at) {
    TimeSpan offset = at.offset();
    if (offset == null) {
      return new DateThreshold.At();
    }
    return at.before() ? new DateThreshold.Before(offset) : new DateThreshold.After(offset);
  }

  private void gather(@Nullable Condition condition) {
    switch (condition) {
      case null -> {}
      case Condition.And and -> and.parts().forEach(this::gather);
      case Condition.Or or -> or.parts().forEach(this::gather);
      case Condition.Not not -> gather(not.part());
      case Condition.Defined defined -> gather(defined.body());
      case Condition.Comparison comparison -> gather(comparison);
      case Condition.InList list -> {
        FieldName field = field(list.operand());
        if (field != null) {
          of(field).constants.addAll(list.values());
          of(field).patterns.addAll(list.values().stream().map(Value::print).toList());
        }
        gather(list.operand());
      }
      case Condition.Between between -> {
        FieldName field = field(between.operand());
        if (field != null) {
          of(field).constants.add(between.low());
          of(field).constants.add(between.high());
        }
        gather(between.operand());
      }
      case Condition.TextMatch match -> {
        FieldName field = field(match.operand());
        if (field != null) {
          of(field).patterns.add(match.text());
        }
      }
      case Condition.Known known -> gather(known.operand());
      case Condition.Becomes becomes -> gather(becomes.test());
      case Condition.Changes _, Condition.JourneyEnded _ -> {}
      case Condition.Held forSpan -> {
        held.computeIfAbsent(ConditionText.key(forSpan.condition()), _ -> spans())
            .add(forSpan.span());
        gather(forSpan.condition());
      }
      case Condition.WithinNext within -> {
        FieldName field = field(within.date());
        if (field != null) {
          of(field).thresholds.add(new DateThreshold.Within(within.span()));
          of(field).thresholds.add(new DateThreshold.IsOver());
        }
      }
      case Condition.MoreThanAgo ago -> {
        FieldName field = field(ago.date());
        if (field != null) {
          of(field).thresholds.add(new DateThreshold.Ago(ago.span()));
        }
      }
      case Condition.Happened happened -> {
        if (happened.within() != null) {
          lately.merge(latelyKey(happened), happened.atLeast(), Math::max);
        }
        gather(happened.filter());
      }
      case Condition.Quantified quantified -> {
        counted.add(quantified.record());
        gather(quantified.filter());
      }
    }
  }

  /** What happenings in a span of time are counted under, however many are asked for. */
  static String latelyKey(Condition.Happened happened) {
    return ConditionText.key(
        new Condition.Happened(happened.event(), happened.filter(), 1, happened.within()));
  }

  private void gather(Condition.Comparison comparison) {
    FieldName left = field(comparison.left());
    FieldName right = field(comparison.right());
    compare(left, comparison.right());
    compare(right, comparison.left());
    if (left != null && right != null) {
      of(left).comparedWith.add(right);
      of(right).comparedWith.add(left);
    }
    count(comparison, comparison.left(), comparison.right());
    count(comparison, comparison.right(), comparison.left());
    gather(comparison.left());
    gather(comparison.right());
    if (comparison.left() instanceof Operand.Today
        && comparison.right() instanceof Operand.Constant(Value.Day day)) {
      addDay(day.date());
    } else if (comparison.right() instanceof Operand.Today
        && comparison.left() instanceof Operand.Constant(Value.Day day)) {
      addDay(day.date());
    }
  }

  private void addDay(LocalDate day) {
    days.add(calendar.startOf(day));
    days.add(calendar.startOf(day.plusDays(1)));
  }

  private void compare(@Nullable FieldName field, Operand with) {
    if (field == null) {
      return;
    }
    switch (with) {
      case Operand.Constant(Value value) -> {
        of(field).constants.add(value);
        if (value instanceof Value.Text(String text)) {
          of(field).patterns.add(text);
        }
      }
      case Operand.Today _ -> {
        of(field).thresholds.add(new DateThreshold.DayBegins());
        of(field).thresholds.add(new DateThreshold.DayEnds());
      }
      case Operand.FieldOperand _,
          Operand.Member _,
          Operand.CountOf _,
          Operand.SumOf _,
          Operand.Answer _ -> {}
    }
  }

  /** As many records as a count is compared with, and what adds up to a sum. */
  private void count(Condition.Comparison comparison, Operand operand, Operand with) {
    Value value = with instanceof Operand.Constant(Value constant) ? constant : null;
    switch (operand) {
      case Operand.CountOf count -> {
        if (wanted(comparison) > MOST_COUNTED + 1) {
          inexact.add("at most %d records of %s at a time".formatted(MOST_COUNTED, count.record()));
        }
        counted.add(count.record());
      }
      case Operand.SumOf sum -> {
        counted.add(sum.field().type());
        inexact.add(
            "at most %d records of %s at a time".formatted(FEWEST_COUNTED, sum.field().type()));
        if (value != null) {
          of(sum.field()).constants.add(value);
          half(value).ifPresent(of(sum.field()).constants::add);
        }
      }
      case Operand.FieldOperand _,
          Operand.Member _,
          Operand.Constant _,
          Operand.Today _,
          Operand.Answer _ -> {}
    }
  }

  private static Optional<Value> half(Value value) {
    BigDecimal two = BigDecimal.TWO;
    return Optional.ofNullable(
        switch (value) {
          case Value.Decimal decimal ->
              new Value.Decimal(decimal.value().divide(two, 10, RoundingMode.HALF_UP));
          case Value.Money money ->
              new Value.Money(
                  money.amount().divide(two, 2, RoundingMode.HALF_UP), money.currency());
          case Value.Whole whole -> new Value.Whole(whole.value().shiftRight(1));
          case Value.Text _, Value.Flag _, Value.Day _, Value.Moment _, Value.Length _ -> null;
        });
  }

  private void gather(Operand operand) {
    switch (operand) {
      case Operand.CountOf count -> gather(count.filter());
      case Operand.SumOf sum -> gather(sum.filter());
      case Operand.FieldOperand _,
          Operand.Member _,
          Operand.Constant _,
          Operand.Today _,
          Operand.Answer _ -> {}
    }
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

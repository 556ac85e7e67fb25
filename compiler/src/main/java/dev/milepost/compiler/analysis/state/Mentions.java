package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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

/** What the conditions of a journey mention, as it stands there. */
final class Mentions {

  final Set<TypeName> counted = new LinkedHashSet<>();
  final TreeSet<TimeSpan> executionSpans;
  final TreeSet<Instant> days = new TreeSet<>();
  final Set<String> inexact = new LinkedHashSet<>();

  private final JourneyCalendar calendar;
  private final Comparator<TimeSpan> byLength;
  private final Map<FieldName, OfField> fields = new LinkedHashMap<>();
  private final Map<String, TreeSet<TimeSpan>> held = new HashMap<>();
  private final Map<String, Integer> lately = new HashMap<>();

  /** What conditions say of one field. */
  static final class OfField {
    final Set<Value> constants = new LinkedHashSet<>();
    final Set<String> patterns = new LinkedHashSet<>();
    final List<DateThreshold> thresholds = new ArrayList<>();
    final Set<FieldName> comparedWith = new LinkedHashSet<>();
  }

  Mentions(Plan plan, Comparator<TimeSpan> byLength) {
    this.calendar = plan.calendar();
    this.byLength = byLength;
    this.executionSpans = new TreeSet<>(byLength);
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

  /** What is said of a field; nothing where it is not mentioned. */
  OfField about(FieldName field) {
    return fields.getOrDefault(field, new OfField());
  }

  /** For which spans a condition is asked whether it has held. */
  Set<TimeSpan> heldSpans(Condition inner) {
    return held.getOrDefault(ConditionText.key(inner), new TreeSet<>(byLength));
  }

  /** How many of a happening are asked for in a span of time, at most. */
  int mostLately(Condition.Happened happened) {
    return lately.getOrDefault(Vocabulary.latelyKey(happened), 1);
  }

  private OfField of(FieldName field) {
    return fields.computeIfAbsent(field, _ -> new OfField());
  }

  private void gather(Plan.Trigger trigger) {
    switch (trigger) {
      case Plan.Trigger.When when -> gather(when.condition());
      case Plan.Trigger.After _ -> {}
      case Plan.Trigger.AtDate at -> of(at.date()).thresholds.add(Vocabulary.threshold(at));
    }
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
        FieldName field = Vocabulary.field(list.operand());
        if (field != null) {
          of(field).constants.addAll(list.values());
          of(field).patterns.addAll(list.values().stream().map(Value::print).toList());
        }
        gather(list.operand());
      }
      case Condition.Between between -> {
        FieldName field = Vocabulary.field(between.operand());
        if (field != null) {
          of(field).constants.add(between.low());
          of(field).constants.add(between.high());
        }
        gather(between.operand());
      }
      case Condition.TextMatch match -> {
        FieldName field = Vocabulary.field(match.operand());
        if (field != null) {
          of(field).patterns.add(match.text());
        }
      }
      case Condition.Known known -> gather(known.operand());
      case Condition.Becomes becomes -> gather(becomes.test());
      case Condition.Changes _, Condition.JourneyEnded _ -> {}
      case Condition.Held forSpan -> {
        held.computeIfAbsent(ConditionText.key(forSpan.condition()), _ -> new TreeSet<>(byLength))
            .add(forSpan.span());
        gather(forSpan.condition());
      }
      case Condition.WithinNext within -> {
        FieldName field = Vocabulary.field(within.date());
        if (field != null) {
          of(field).thresholds.add(new DateThreshold.Within(within.span()));
          of(field).thresholds.add(new DateThreshold.IsOver());
        }
      }
      case Condition.MoreThanAgo ago -> {
        FieldName field = Vocabulary.field(ago.date());
        if (field != null) {
          of(field).thresholds.add(new DateThreshold.Ago(ago.span()));
        }
      }
      case Condition.Happened happened -> {
        if (happened.within() != null) {
          lately.merge(Vocabulary.latelyKey(happened), happened.atLeast(), Math::max);
        }
        gather(happened.filter());
      }
      case Condition.Quantified quantified -> {
        counted.add(quantified.record());
        gather(quantified.filter());
      }
    }
  }

  private void gather(Condition.Comparison comparison) {
    FieldName left = Vocabulary.field(comparison.left());
    FieldName right = Vocabulary.field(comparison.right());
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
        if (Vocabulary.wanted(comparison) > Vocabulary.MOST_COUNTED + 1) {
          inexact.add(
              "at most %d records of %s at a time"
                  .formatted(Vocabulary.MOST_COUNTED, count.record()));
        }
        counted.add(count.record());
      }
      case Operand.SumOf sum -> {
        counted.add(sum.field().type());
        inexact.add(
            "at most %d records of %s at a time"
                .formatted(Vocabulary.FEWEST_COUNTED, sum.field().type()));
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
}

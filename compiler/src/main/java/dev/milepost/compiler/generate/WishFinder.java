package dev.milepost.compiler.generate;

import dev.milepost.compiler.witness.Move;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.Catalog.BelongsTo;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Quantifier;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what has to happen to a trip for a condition to become true, or false. What it finds are
 * guesses, a few for each condition; whether they do it is for the engine to say.
 */
final class WishFinder {

  private static final int FAR_YEARS = 5;

  private final Trip trip;
  private final Catalog catalog;
  private final JourneyCalendar calendar;
  private final Records records;
  private final TestWishes tests;

  /**
   * A finder.
   *
   * @param constants the values that stand in the journey's conditions
   */
  WishFinder(Trip trip, Constants constants) {
    this.trip = trip;
    this.catalog = trip.program().catalog();
    this.calendar = trip.plan().calendar();
    this.records = new Records(trip);
    this.tests = new TestWishes(trip, records, constants);
  }

  /** What may make a condition true, or false, the likeliest first. */
  List<Wish> wishes(Condition condition, boolean wanted) {
    List<Wish> found =
        switch (condition) {
          case Condition.And and -> wanted ? all(and.parts(), true) : any(and.parts(), false);
          case Condition.Or or -> wanted ? any(or.parts(), true) : all(or.parts(), false);
          case Condition.Not not -> wishes(not.part(), !wanted);
          case Condition.Defined defined -> wishes(defined.body(), wanted);
          case Condition.Comparison test ->
              tests.compare(
                  test.left(),
                  wanted ? test.comparator() : Values.negated(test.comparator()),
                  test.right(),
                  null);
          case Condition.InList _, Condition.Between _, Condition.TextMatch _, Condition.Known _ ->
              tests.ofOperand(condition, wanted, null);
          case Condition.Becomes becomes -> becomes(becomes, wanted);
          case Condition.Changes changes -> changes(changes, wanted);
          case Condition.Held held ->
              wanted
                  ? then(wishes(held.condition(), true), held.span())
                  : wishes(held.condition(), false);
          case Condition.WithinNext within -> within(within, wanted);
          case Condition.MoreThanAgo ago -> ago(ago, wanted);
          case Condition.Happened happened -> wanted ? happenings(happened) : List.of(Wish.NOTHING);
          case Condition.Quantified quantified -> quantified(quantified, wanted);
          case Condition.JourneyEnded _ -> wanted ? List.of() : List.of(Wish.NOTHING);
        };
    return found.size() > Wish.MOST ? found.subList(0, Wish.MOST) : found;
  }

  /** What may open a timed way: a date that is set, and a wait. */
  List<Wish> wishes(Plan.Trigger trigger, int way, boolean isEnding) {
    Wish wait = Wish.after(new Intent.WaitFor(way, isEnding));
    return switch (trigger) {
      case Plan.Trigger.When when -> wishes(when.condition(), true);
      case Plan.Trigger.After _ -> List.of(wait);
      case Plan.Trigger.AtDate at -> {
        List<Wish> found = new ArrayList<>(List.of(wait));
        LocalDate today = calendar.dayOf(trip.now());
        TimeSpan offset = at.offset();
        LocalDate day = at.before() && offset != null ? calendar.plus(today, offset) : today;
        for (Wish set : tests.setDate(at.date(), day.plusDays(1))) {
          found.addAll(Wish.both(List.of(set), List.of(wait)));
        }
        // A date that is past opens the way at once, before others can.
        LocalDate past =
            at.before() || offset == null
                ? today
                : calendar.dayOf(calendar.minus(trip.now(), offset)).minusDays(1);
        found.addAll(tests.setDate(at.date(), past));
        yield found;
      }
    };
  }

  private List<Wish> all(List<Condition> parts, boolean wanted) {
    List<Wish> found = List.of(Wish.NOTHING);
    for (Condition part : parts) {
      found = Wish.both(found, wishes(part, wanted));
    }
    return found;
  }

  private List<Wish> any(List<Condition> parts, boolean wanted) {
    List<Wish> found = new ArrayList<>();
    parts.forEach(part -> found.addAll(wishes(part, wanted)));
    return found;
  }

  private static List<Wish> then(List<Wish> wishes, TimeSpan span) {
    List<Wish> found = new ArrayList<>();
    for (Wish wish : wishes) {
      Wish joined = wish.and(Wish.after(List.of(new Move.Passes(span))));
      if (joined != null) {
        found.add(joined);
      }
    }
    return found;
  }

  /** Sets a value that does not satisfy the test first, where it is satisfied already. */
  private List<Wish> becomes(Condition.Becomes becomes, boolean wanted) {
    if (!wanted) {
      return List.of(Wish.NOTHING);
    }
    List<Wish> found = new ArrayList<>();
    for (Wish wish : wishes(becomes.test(), true)) {
      Value current = records.value(becomes.field());
      boolean already =
          wish.sets().values().stream()
              .anyMatch(fields -> Objects.equals(fields.get(becomes.field().field()), current));
      if (current == null || !already) {
        found.add(wish);
      }
      for (Wish first : wishes(becomes.test(), false)) {
        Wish undone = new Wish(first.moves(), wish.sets(), wish.after());
        found.add(undone);
      }
    }
    return found;
  }

  private List<Wish> changes(Condition.Changes changes, boolean wanted) {
    FieldType type = tests.type(changes.field());
    if (!wanted || type == null) {
      return wanted ? List.of() : List.of(Wish.NOTHING);
    }
    Value current = records.value(changes.field());
    Value first = current == null ? tests.any(type) : current;
    List<Wish> found = new ArrayList<>();
    for (Value next : Values.different(type, first)) {
      for (Wish wish : tests.set(changes.field(), next, null)) {
        found.add(
            current == null
                ? new Wish(
                    tests.set(changes.field(), first, null).getFirst().moves(),
                    wish.sets(),
                    wish.after())
                : wish);
      }
    }
    return found;
  }

  private List<Wish> within(Condition.WithinNext within, boolean wanted) {
    FieldName field = TestWishes.fieldOf(within.date());
    if (field == null) {
      return List.of();
    }
    LocalDate today = calendar.dayOf(trip.now());
    if (!wanted) {
      return tests.setDate(field, today.minusDays(1));
    }
    List<Wish> found = new ArrayList<>(tests.setDate(field, calendar.plus(today, within.span())));
    found.addAll(tests.setDate(field, today));
    return found;
  }

  /** Moves the dates that ways wait for so far away that others have time. */
  List<Wish> postponed(List<Plan.Transition> ways) {
    List<Wish> found = List.of(Wish.NOTHING);
    LocalDate far = calendar.dayOf(trip.now()).plusYears(FAR_YEARS);
    for (Plan.Transition way : ways) {
      if (way.trigger() instanceof Plan.Trigger.AtDate at) {
        found = Wish.both(found, tests.setDate(at.date(), far));
      }
    }
    return found;
  }

  private List<Wish> ago(Condition.MoreThanAgo ago, boolean wanted) {
    FieldName field = TestWishes.fieldOf(ago.date());
    if (field == null) {
      return List.of();
    }
    LocalDate day = calendar.dayOf(calendar.minus(trip.now(), ago.span())).minusDays(2);
    return tests.setDate(field, wanted ? day : calendar.dayOf(trip.now()));
  }

  private List<Wish> happenings(Condition.Happened happened) {
    Map<String, @Nullable Value> payload = new LinkedHashMap<>();
    Optional<Catalog.EventType> event = catalog.event(happened.event());
    BelongsTo link = event.map(Catalog.EventType::belongsTo).orElse(null);
    String about = records.aboutId();
    if (link != null && about != null) {
      payload.put(link.by(), new Value.Text(about));
    }
    Condition filter = happened.filter();
    if (filter != null) {
      List<Wish> wishes = tests.filter(filter, true, records.payload(happened.event()));
      if (wishes.isEmpty()) {
        return List.of();
      }
      wishes.getFirst().sets().values().forEach(payload::putAll);
    }
    List<FieldValue> fields = new ArrayList<>();
    payload.forEach((name, value) -> fields.add(new FieldValue(name, value)));
    List<Move> moves = new ArrayList<>();
    for (int i = 0; i < happened.atLeast() && i < 100; i++) {
      moves.add(new Move.Happens(happened.event(), fields));
    }
    return List.of(Wish.after(moves));
  }

  private List<Wish> quantified(Condition.Quantified quantified, boolean wanted) {
    boolean wantsOne =
        switch (quantified.quantifier()) {
          case ANY -> wanted;
          case NO -> !wanted;
          case EVERY -> false;
        };
    if (wantsOne) {
      List<Wish> found = new ArrayList<>(tests.oneMore(quantified.record(), quantified.filter()));
      for (Records.Target known : records.known(quantified.record())) {
        found.addAll(tests.filter(quantified.filter(), true, known));
      }
      return found;
    }
    boolean wantsEvery = quantified.quantifier() == Quantifier.EVERY && wanted;
    List<Wish> found = List.of(Wish.NOTHING);
    List<Records.Target> known = records.known(quantified.record());
    if (quantified.quantifier() == Quantifier.EVERY && !wanted) {
      return known.isEmpty() ? found : tests.filter(quantified.filter(), false, known.getFirst());
    }
    for (Records.Target target : known) {
      found = Wish.both(found, tests.filter(quantified.filter(), wantsEvery, target));
    }
    return wantsEvery && known.isEmpty()
        ? tests.oneMore(quantified.record(), quantified.filter())
        : found;
  }
}

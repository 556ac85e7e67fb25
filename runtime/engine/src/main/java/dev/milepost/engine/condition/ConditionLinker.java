package dev.milepost.engine.condition;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.layout.EventShape;
import dev.milepost.engine.layout.FactSet;
import dev.milepost.engine.layout.Layout;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.plan.Plan.Trigger;
import dev.milepost.engine.state.PastHappening;
import dev.milepost.engine.state.PastHappening.Payload;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns conditions into tests: every name becomes a place, every literal is prepared, once. A
 * linker serves one clause.
 */
public final class ConditionLinker {

  private final Layout layout;
  private final JourneyCalendar calendar;
  private final OperandLinker operands;
  private final FactSet reads;
  private final List<Remembered> remembered = new ArrayList<>();
  private final List<HeldTest> held = new ArrayList<>();
  private List<Clocked> clocked = new ArrayList<>();

  /** The plain references below the innermost {@code for D}, or null outside of any. */
  private @Nullable List<HeldTest.FieldPlace> heldFields;

  /** The record type whose members the enclosing parentheses speak of, or null. */
  private @Nullable TypeName members;

  private ConditionLinker(Layout layout, JourneyCalendar calendar) {
    this.layout = layout;
    this.calendar = calendar;
    this.reads = layout.noFacts();
    this.operands = new OperandLinker(layout, calendar, this);
  }

  /**
   * Links a condition.
   *
   * @throws IllegalArgumentException where it names what the layout does not have; the compiler and
   *     the check of a plan against its catalogue rule that out
   */
  public static LinkedCondition link(Layout layout, JourneyCalendar calendar, Condition condition) {
    ConditionLinker linker = new ConditionLinker(layout, calendar);
    return linker.linked(linker.test(condition));
  }

  /** Links what enables a transition or an ending. */
  public static LinkedCondition link(Layout layout, JourneyCalendar calendar, Trigger trigger) {
    ConditionLinker linker = new ConditionLinker(layout, calendar);
    return linker.linked(
        switch (trigger) {
          case Trigger.When when -> linker.test(when.condition());
          case Trigger.After after -> linker.clocked(ClockTests.after(calendar, after.span()));
          case Trigger.AtDate date ->
              linker.clocked(
                  ClockTests.atDate(
                      calendar,
                      linker.operands.reader(new Condition.Operand.FieldOperand(date.date())),
                      date));
        });
  }

  /**
   * Reads an operand.
   *
   * @return the value, or null where it is unknown
   * @throws IllegalArgumentException where it names what the layout does not have
   */
  public static @Nullable Value read(
      JourneyCalendar calendar, Condition.Operand operand, Scene scene) {
    ConditionLinker linker = new ConditionLinker(scene.state().layout(), calendar);
    return linker.operands.reader(operand).read(scene);
  }

  private LinkedCondition linked(Test test) {
    return new LinkedCondition(test, reads, remembered, held, clocked);
  }

  /** Links a condition that a quantifier or a happening asks of its members. */
  @Nullable Test filter(@Nullable Condition filter, @Nullable TypeName ofRecords) {
    if (filter == null) {
      return null;
    }
    TypeName outer = members;
    members = ofRecords;
    try {
      return test(filter);
    } finally {
      members = outer;
    }
  }

  Test test(Condition condition) {
    return switch (condition) {
      case Condition.And and -> BasicTests.and(tests(and.parts()));
      case Condition.Or or -> BasicTests.or(tests(or.parts()));
      case Condition.Not not -> BasicTests.not(test(not.part()));
      case Condition.Defined defined -> test(defined.body());
      case Condition.Comparison comparison -> comparison(comparison);
      case Condition.InList list -> inList(list);
      case Condition.Between between ->
          BasicTests.between(operands.reader(between.operand()), between.low(), between.high());
      case Condition.TextMatch match ->
          BasicTests.textMatch(operands.reader(match.operand()), match.test(), match.text());
      case Condition.Known known ->
          BasicTests.known(operands.reader(known.operand()), known.known());
      case Condition.Becomes becomes -> becomes(becomes);
      case Condition.Changes changes -> changes(changes);
      case Condition.Held forSpan -> held(forSpan);
      case Condition.WithinNext within ->
          clocked(ClockTests.withinNext(calendar, operands.reader(within.date()), within.span()));
      case Condition.MoreThanAgo ago ->
          clocked(ClockTests.moreThanAgo(calendar, operands.reader(ago.date()), ago.span()));
      case Condition.Happened happened -> happened(happened);
      case Condition.Quantified quantified -> quantified(quantified);
      case Condition.JourneyEnded ended -> journeyEnded(ended);
    };
  }

  private Test[] tests(List<Condition> parts) {
    return parts.stream().map(this::test).toArray(Test[]::new);
  }

  private Test comparison(Condition.Comparison comparison) {
    boolean today =
        comparison.left() instanceof Condition.Operand.Today
            || comparison.right() instanceof Condition.Operand.Today;
    if (!today) {
      return BasicTests.comparison(
          operands.reader(comparison.left()),
          comparison.comparator(),
          operands.reader(comparison.right()));
    }
    Reader left = operands.day(comparison.left());
    Reader right = operands.day(comparison.right());
    Test test = BasicTests.comparison(left, comparison.comparator(), right);
    Reader date = comparison.left() instanceof Condition.Operand.Today ? right : left;
    return clocked(ClockTests.today(calendar, date, test));
  }

  private Test inList(Condition.InList list) {
    return BasicTests.inList(operands.reader(list.operand()), list.values(), list.negated());
  }

  private Test becomes(Condition.Becomes becomes) {
    RecordShape shape = operands.shape(becomes.field().type());
    int field = operands.place(becomes.field());
    String key = ConditionText.key(becomes);
    Test onMember = operands.withFieldAsMember(becomes.field(), () -> test(becomes.test()));
    remembered.add(new Remembered.Turning(key, shape, field, onMember));
    boolean ofMember = shape.name().equals(members);
    return scene -> {
      RecordState record = ofMember ? scene.member() : scene.record(shape);
      if (record == null || !scene.memory().turned(key, record.number())) {
        return Truth.FALSE;
      }
      RecordState outer = scene.member();
      scene.setMember(record);
      Truth answer = onMember.truth(scene);
      scene.setMember(outer);
      return Truth.of(answer.isTrue());
    };
  }

  private Test changes(Condition.Changes changes) {
    RecordShape shape = operands.shape(changes.field().type());
    int field = operands.place(changes.field());
    String key = ConditionText.key(changes);
    remembered.add(new Remembered.Changing(key, shape, field));
    boolean ofMember = shape.name().equals(members);
    return scene -> {
      RecordState record = ofMember ? scene.member() : scene.record(shape);
      return Truth.of(record != null && scene.memory().turned(key, record.number()));
    };
  }

  private Test held(Condition.Held forSpan) {
    if (members != null) {
      throw new IllegalArgumentException("'for' inside of parentheses over records");
    }
    List<HeldTest.FieldPlace> outer = heldFields;
    List<HeldTest.FieldPlace> fields = new ArrayList<>();
    heldFields = fields;
    int clockedBefore = clocked.size();
    Test inner = test(forSpan.condition());
    heldFields = outer;
    if (outer != null) {
      outer.addAll(fields);
    }
    // A day begins at another instant in another zone, so clocks of dates are not shared over
    // zones.
    String zone = clocked.size() == clockedBefore ? "" : " in " + calendar.zone().getId();
    String key = ConditionText.key(forSpan.condition()) + zone;
    HeldTest test = new HeldTest(key, inner, fields, forSpan.span(), calendar);
    held.add(test);
    return clocked(ClockTests.held(test));
  }

  private Test happened(Condition.Happened happened) {
    EventShape event = operands.event(happened.event());
    Test filter = filter(happened.filter(), null);
    int atLeast = happened.atLeast();
    TimeSpan within = happened.within();
    if (within == null) {
      String key = ConditionText.key(happened);
      remembered.add(new Remembered.Counting(key, event, filter));
      return scene -> Truth.of(scene.memory().times(key) >= atLeast);
    }
    Test test =
        scene -> {
          int times = 0;
          for (PastHappening past : scene.state().happenings()) {
            if (matches(scene, past, event, filter)
                && scene.now().isBefore(calendar.plus(past.receivedAt(), within))) {
              times++;
            }
          }
          return Truth.of(times >= atLeast);
        };
    BiConsumer<Scene, Consumer<Instant>> candidates =
        (scene, instants) -> {
          for (PastHappening past : scene.state().happenings()) {
            if (matches(scene, past, event, filter)) {
              instants.accept(calendar.plus(past.receivedAt(), within));
            }
          }
        };
    return clocked(new ClockedTest(test, candidates));
  }

  private static boolean matches(
      Scene scene, PastHappening past, EventShape event, @Nullable Test filter) {
    Payload payload = past.payload();
    return past.event() == event
        && scene.counts(event, payload)
        && (filter == null || Remembered.Counting.holds(filter, scene, payload));
  }

  private Test quantified(Condition.Quantified quantified) {
    RecordShape shape = operands.shape(quantified.record());
    shape.addAllTo(reads);
    Test filter = members(shape, () -> filter(quantified.filter(), shape.name()));
    return switch (quantified.quantifier()) {
      case ANY -> scene -> Members.any(scene, shape, filter);
      case EVERY -> scene -> Members.every(scene, shape, filter);
      case NO -> scene -> Members.any(scene, shape, filter).not();
    };
  }

  /**
   * Links a part that is asked of each record; its parts that watch the clock watch each record.
   */
  @Nullable Test members(RecordShape shape, Supplier<@Nullable Test> part) {
    List<Clocked> outer = clocked;
    List<Clocked> inner = new ArrayList<>();
    clocked = inner;
    Test test = part.get();
    clocked = outer;
    if (!inner.isEmpty()) {
      clocked.add(scene -> Members.nextChange(scene, shape, inner));
    }
    return test;
  }

  private Test journeyEnded(Condition.JourneyEnded ended) {
    Integer fact = layout.endingOf(ended.journey());
    if (fact == null) {
      throw new IllegalArgumentException("there is no journey \"" + ended.journey() + '"');
    }
    reads.add(fact);
    String key = ConditionText.key(ended);
    remembered.add(new Remembered.JourneyEnding(key, ended.journey(), ended.outcome()));
    return scene -> Truth.of(scene.memory().times(key) > 0);
  }

  private Test clocked(ClockedTest clockedTest) {
    clocked.add(clockedTest);
    return clockedTest.test();
  }

  /** Notes that a field is read. */
  void reads(RecordShape shape, int field) {
    if (field == RecordShape.ID) {
      shape.addAllTo(reads);
    } else {
      reads.add(shape.factNumber(field));
    }
    if (heldFields != null) {
      heldFields.add(new HeldTest.FieldPlace(shape, field));
    }
  }

  /** Notes that an event is read. */
  void reads(EventShape event) {
    reads.add(event.factNumber());
  }

  /** Notes that every record of a type is read. */
  void readsAll(RecordShape shape) {
    shape.addAllTo(reads);
  }
}

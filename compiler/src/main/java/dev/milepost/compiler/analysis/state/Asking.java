package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.condition.ConditionLinker;
import dev.milepost.engine.condition.LinkedCondition;
import dev.milepost.engine.condition.Remembered;
import dev.milepost.engine.condition.Scene;
import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.layout.EventShape;
import dev.milepost.engine.layout.Layout;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.state.Fact;
import dev.milepost.engine.state.Memory;
import dev.milepost.engine.state.PastHappening.Payload;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the engine what single conditions answer to single values, so that they mean here what they
 * mean there.
 */
final class Asking {

  private static final Instant SOME_INSTANT = Instant.parse("2026-06-17T12:00:00Z");

  private final JourneyCalendar calendar;
  private final Layout layout;
  private final SubjectState nobody;

  Asking(Plan plan) {
    this.calendar = plan.calendar();
    this.layout = new Layout(plan.declarations(), List.of());
    this.nobody = SubjectState.empty(layout, new SubjectName(plan.subject(), "somebody"));
  }

  /** The answers of a test on one field to each of the field's cells. */
  Truth[] cells(Condition test, FieldDomain domain) {
    LinkedCondition linked = ConditionLinker.link(layout, calendar, plain(test));
    return cells(linked, domain);
  }

  /** The answers of a timed transition's date. */
  Truth[] cells(Plan.Trigger.AtDate trigger, FieldDomain domain) {
    return cells(ConditionLinker.link(layout, calendar, trigger), domain);
  }

  private Truth[] cells(LinkedCondition linked, FieldDomain domain) {
    boolean isTimed = !linked.clocked().isEmpty();
    Truth[] answers = new Truth[domain.cells()];
    for (int cell = 0; cell < answers.length; cell++) {
      Value value = cell == 0 ? null : isTimed ? domain.someDate() : domain.value(cell);
      Instant now = isTimed ? domain.nowAt(domain.phase(cell)) : SOME_INSTANT;
      answers[cell] = linked.test().truth(scene(domain.name(), value, now));
    }
    return answers;
  }

  private Scene scene(FieldName field, @Nullable Value value, Instant now) {
    RecordShape shape = layout.record(field.type());
    Integer place = shape == null ? null : shape.fieldPlace(field.field());
    if (shape == null || place == null) {
      throw new IllegalArgumentException("no app declares " + field);
    }
    RecordState record =
        RecordState.unseen(shape, "r", 0)
            .with(place, new Fact(value, SOME_INSTANT, SOME_INSTANT, SOME_INSTANT, 0));
    return new Scene(nobody.with(record), now);
  }

  /** The answer of a test on the answer of a visit. */
  Truth answer(Condition test, @Nullable String answer) {
    Scene scene = new Scene(nobody, SOME_INSTANT);
    scene.focus(null, Memory.EMPTY, SOME_INSTANT, answer);
    return ConditionLinker.link(layout, calendar, test).test().truth(scene);
  }

  /** The answer of a test that asks nothing but the clock. */
  Truth clock(Condition test, Instant now) {
    return ConditionLinker.link(layout, calendar, test).test().truth(new Scene(nobody, now));
  }

  /** Compares two values. */
  Truth compare(@Nullable Value left, Condition.Comparator comparator, @Nullable Value right) {
    if (left == null || right == null) {
      return Truth.UNKNOWN;
    }
    Condition comparison =
        new Condition.Comparison(
            new Operand.Constant(left), comparator, new Operand.Constant(right));
    return ConditionLinker.link(layout, calendar, comparison)
        .test()
        .truth(new Scene(nobody, SOME_INSTANT));
  }

  /** Whether a happening with a payload counts for a condition. */
  boolean counts(Condition.Happened happened, List<FieldDomain> fields, int[] cells) {
    Condition bare = new Condition.Happened(happened.event(), happened.filter(), 1, null);
    LinkedCondition linked = ConditionLinker.link(layout, calendar, bare);
    EventShape event = layout.event(happened.event());
    if (event == null
        || !(linked.remembered().getFirst() instanceof Remembered.Counting counting)) {
      throw new IllegalArgumentException("no app declares " + happened.event());
    }
    @Nullable Value[] payload = new @Nullable Value[event.size()];
    for (int i = 0; i < cells.length; i++) {
      Integer place = event.fieldPlace(fields.get(i).name().field());
      if (place != null) {
        payload[place] = fields.get(i).value(cells[i]);
      }
    }
    Scene scene = new Scene(nobody, SOME_INSTANT);
    return !counting.after(Memory.EMPTY, scene, event, new Payload(payload)).equals(Memory.EMPTY);
  }

  /** A test on a member of a record type as a test on that type's newest record. */
  private static Condition plain(Condition test) {
    return switch (test) {
      case Condition.Comparison comparison ->
          new Condition.Comparison(
              plain(comparison.left()), comparison.comparator(), plain(comparison.right()));
      case Condition.InList list ->
          new Condition.InList(plain(list.operand()), list.values(), list.negated());
      case Condition.Between between ->
          new Condition.Between(plain(between.operand()), between.low(), between.high());
      case Condition.TextMatch match ->
          new Condition.TextMatch(plain(match.operand()), match.test(), match.text());
      case Condition.Known known -> new Condition.Known(plain(known.operand()), known.known());
      case Condition.WithinNext within ->
          new Condition.WithinNext(plain(within.date()), within.span());
      case Condition.MoreThanAgo ago -> new Condition.MoreThanAgo(plain(ago.date()), ago.span());
      default -> test;
    };
  }

  private static Operand plain(Operand operand) {
    return operand instanceof Operand.Member(FieldName name)
        ? new Operand.FieldOperand(name)
        : operand;
  }
}

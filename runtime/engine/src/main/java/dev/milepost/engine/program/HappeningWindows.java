package dev.milepost.engine.program;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.Promise;
import dev.milepost.engine.plan.Plan.Trigger;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * For how long happenings have to be kept, since {@code within D} looks back beyond the stage and
 * the start of an execution.
 */
public final class HappeningWindows {

  private final Map<TypeName, List<Window>> windows;

  private record Window(JourneyCalendar calendar, TimeSpan span) {}

  private HappeningWindows(Map<TypeName, List<Window>> windows) {
    this.windows = windows;
  }

  static HappeningWindows of(List<Plan> plans) {
    Map<TypeName, List<Window>> windows = new HashMap<>();
    for (Plan plan : plans) {
      for (Condition condition : conditions(plan)) {
        collect(condition, plan.calendar(), windows);
      }
    }
    return new HappeningWindows(Map.copyOf(windows));
  }

  /** Whether no condition looks back, so that nothing has to be kept. */
  public boolean isEmpty() {
    return windows.isEmpty();
  }

  /** Whether a happening may still count. */
  public boolean keeps(TypeName event, Instant receivedAt, Instant now) {
    for (Window window : windows.getOrDefault(event, List.of())) {
      if (now.isBefore(window.calendar().plus(receivedAt, window.span()))) {
        return true;
      }
    }
    return false;
  }

  private static List<Condition> conditions(Plan plan) {
    List<Condition> all = new ArrayList<>();
    all.add(plan.starts().when());
    for (Plan.Ending ending : plan.endings()) {
      addCondition(ending.trigger(), all);
    }
    for (Promise promise : plan.promises()) {
      if (promise instanceof Promise.NeverAt never) {
        all.add(never.condition());
      }
    }
    for (Plan.Stage stage : plan.stages()) {
      for (Plan.Transition transition : stage.transitions()) {
        addCondition(transition.trigger(), all);
      }
    }
    return all;
  }

  private static void addCondition(Trigger trigger, List<Condition> all) {
    if (trigger instanceof Trigger.When when) {
      all.add(when.condition());
    }
  }

  private static void collect(
      @Nullable Condition condition, JourneyCalendar calendar, Map<TypeName, List<Window>> into) {
    switch (condition) {
      case null -> {}
      case Condition.And and -> and.parts().forEach(part -> collect(part, calendar, into));
      case Condition.Or or -> or.parts().forEach(part -> collect(part, calendar, into));
      case Condition.Not not -> collect(not.part(), calendar, into);
      case Condition.Defined defined -> collect(defined.body(), calendar, into);
      case Condition.Held held -> collect(held.condition(), calendar, into);
      case Condition.Happened happened -> {
        TimeSpan span = happened.within();
        if (span != null) {
          into.computeIfAbsent(happened.event(), _ -> new ArrayList<>())
              .add(new Window(calendar, span));
        }
      }
      case Condition.Quantified quantified -> collect(quantified.filter(), calendar, into);
      case Condition.Comparison comparison -> {
        collect(comparison.left(), calendar, into);
        collect(comparison.right(), calendar, into);
      }
      case Condition.InList _,
          Condition.Between _,
          Condition.TextMatch _,
          Condition.Known _,
          Condition.Becomes _,
          Condition.Changes _,
          Condition.WithinNext _,
          Condition.MoreThanAgo _,
          Condition.JourneyEnded _ -> {}
    }
  }

  private static void collect(
      Operand operand, JourneyCalendar calendar, Map<TypeName, List<Window>> into) {
    switch (operand) {
      case Operand.CountOf count -> collect(count.filter(), calendar, into);
      case Operand.SumOf sum -> collect(sum.filter(), calendar, into);
      case Operand.FieldOperand _,
          Operand.Member _,
          Operand.Constant _,
          Operand.Today _,
          Operand.Answer _ -> {}
    }
  }
}

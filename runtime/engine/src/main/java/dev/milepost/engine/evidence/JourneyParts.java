package dev.milepost.engine.evidence;

import dev.milepost.engine.condition.ConditionLinker;
import dev.milepost.engine.condition.Test;
import dev.milepost.engine.layout.Layout;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.SourceText;
import dev.milepost.engine.plan.Plan.Trigger;
import dev.milepost.engine.program.LinkedJourney;
import dev.milepost.engine.time.JourneyCalendar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The transitions of a journey, each taken apart into what must be true together. */
final class JourneyParts {

  private final LinkedJourney journey;
  private final Map<String, List<Way>> ways = new HashMap<>();

  /** How many parts the journey has in all; each has a place among them. */
  private int size;

  /**
   * A transition.
   *
   * @param parts what must be true together; none where time alone enables it
   */
  record Way(SourceText clause, List<Part> parts) {}

  /**
   * What must be true among others.
   *
   * @param place its place among all parts of the journey
   * @param operand what it compares with literals, or null
   */
  record Part(int place, Condition condition, Test test, @Nullable Operand operand) {}

  JourneyParts(Layout layout, LinkedJourney journey) {
    this.journey = journey;
    for (Plan.Stage stage : journey.plan().stages()) {
      List<Way> ofStage = new ArrayList<>();
      for (Plan.Transition transition : stage.transitions()) {
        List<Condition> conditions = new ArrayList<>();
        if (transition.trigger() instanceof Trigger.When(Condition condition)) {
          split(condition, conditions);
        }
        ofStage.add(
            new Way(
                transition.source(), conditions.stream().map(part -> part(layout, part)).toList()));
      }
      ways.put(stage.name(), ofStage);
    }
  }

  private Part part(Layout layout, Condition condition) {
    Test test = ConditionLinker.link(layout, calendar(), condition).test();
    return new Part(size++, condition, test, compared(condition));
  }

  private static void split(Condition condition, List<Condition> parts) {
    switch (condition) {
      case Condition.And and -> and.parts().forEach(part -> split(part, parts));
      case Condition.Defined(String _, Condition.And body) -> split(body, parts);
      default -> parts.add(condition);
    }
  }

  private static @Nullable Operand compared(Condition condition) {
    Operand operand =
        switch (condition) {
          case Condition.Comparison(Operand left, Condition.Comparator _, Operand.Constant _) ->
              left;
          case Condition.InList list -> list.operand();
          default -> null;
        };
    return operand instanceof Operand.FieldOperand ? operand : null;
  }

  int size() {
    return size;
  }

  String plan() {
    return journey.hash();
  }

  JourneyCalendar calendar() {
    return journey.plan().calendar();
  }

  @Nullable RecordShape about() {
    return journey.about();
  }

  /** The transitions of a stage, in written order. */
  List<Way> ways(String stage) {
    return ways.getOrDefault(stage, List.of());
  }

  /** The transitions of all stages. */
  Iterable<List<Way>> all() {
    return ways.values();
  }
}

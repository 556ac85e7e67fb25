package dev.milepost.compiler.analysis;

import dev.milepost.compiler.model.ConditionParts;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.StageModel;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.logic.Literal;
import dev.milepost.engine.logic.Mode;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A stage out of which only conditions lead: time alone leads nobody on, and it does not say that
 * somebody may wait forever.
 *
 * @param leading the conditions of its ways
 * @param endings those of the ways that end a journey from anywhere
 */
record WaitingStage(StageModel model, List<AskedCondition> leading, List<AskedCondition> endings) {

  /** Those of a journey of which every way is understood. */
  static List<WaitingStage> of(JourneyConditions journey) {
    JourneyModel model = journey.model();
    boolean endsByTime = model.endings().stream().anyMatch(ending -> ending.trigger().isTimed());
    if (model.isBroken() || endsByTime) {
      return List.of();
    }
    List<AskedCondition> endings =
        journey.all().stream().filter(asked -> asked.stage() == null).skip(1).toList();
    List<WaitingStage> waiting = new ArrayList<>();
    for (StageModel stage : model.stages()) {
      boolean takesAll =
          stage.mayWaitForever() != null
              || stage.transitions().stream().anyMatch(t -> t.trigger().isTimed());
      List<AskedCondition> leading = journey.byStage().getOrDefault(stage.name(), List.of());
      // What can never be true has a finding of its own.
      boolean isWhole =
          leading.size() == stage.transitions().size()
              && leading.stream().noneMatch(asked -> asked.isNever(Mode.TRUE));
      if (!takesAll && !leading.isEmpty() && isWhole) {
        waiting.add(new WaitingStage(stage, leading, endings));
      }
    }
    return List.copyOf(waiting);
  }

  /** Whether a way may be open while a condition is true. */
  boolean takes(Condition holds) {
    return Stream.concat(leading.stream(), endings.stream())
        .anyMatch(asked ->
            !Boolean.TRUE.equals(
                asked.cannotHold(Literal.isTrue(holds), Literal.isTrue(asked.condition()))));
  }

  /** Whether a condition can be true at all. */
  boolean isPossible(Condition holds) {
    return !Boolean.TRUE.equals(leading.getFirst().cannotHold(Literal.isTrue(holds)));
  }

  /** The fields that a way asks for, as plain references. */
  Set<FieldName> decidedOn() {
    Set<FieldName> fields = new LinkedHashSet<>();
    for (AskedCondition asked : leading) {
      ConditionParts.visit(
          asked.condition(),
          _ -> {},
          operand -> {
            if (operand instanceof Operand.FieldOperand(FieldName name)) {
              fields.add(name);
            }
          });
    }
    return fields;
  }
}

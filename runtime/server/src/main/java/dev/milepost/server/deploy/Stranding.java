package dev.milepost.server.deploy;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.logic.Literal;
import dev.milepost.engine.logic.Logic;
import dev.milepost.engine.logic.Setting;
import dev.milepost.engine.logic.Verdict;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.Trigger;
import dev.milepost.engine.program.LinkedJourney;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Execution.RecordNumber;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether what an execution waits for can still become true. Only what is proved counts: that no
 * signal and no time can open a way out. Values that are final stay on the record that an execution
 * is about; of every other record a newer one may come.
 */
final class Stranding {

  private final Program program;
  private final Map<Place, Optional<String>> known = new HashMap<>();

  Stranding(Program program) {
    this.program = program;
  }

  /** All on which the answer depends but the time. */
  private record Place(String plan, String stage, List<Condition> fixed, @Nullable String answer) {}

  /** Why an execution can never leave its stage, or empty where it may. */
  Optional<String> of(SubjectState state, Execution execution, Instant now) {
    LinkedJourney journey = program.journey(execution.plan());
    Place place =
        new Place(
            execution.plan(),
            execution.visit().stage(),
            fixed(state, execution, journey),
            execution.visit().answer());
    return known.computeIfAbsent(place, asked -> decide(journey.plan(), asked, now));
  }

  private Optional<String> decide(Plan plan, Place place, Instant now) {
    Plan.Stage stage = plan.stage(place.stage()).orElseThrow();
    Logic logic = Logic.of(setting(plan, stage, place, now));
    List<Trigger> ways = new ArrayList<>();
    stage.transitions().forEach(transition -> ways.add(transition.trigger()));
    plan.endings().forEach(ending -> ways.add(ending.trigger()));
    List<String> reasons = new ArrayList<>();
    for (Trigger way : ways) {
      if (!(way instanceof Trigger.When when)) {
        return Optional.empty();
      }
      List<Literal> asked = new ArrayList<>(List.of(Literal.isTrue(when.condition())));
      place.fixed().forEach(fact -> asked.add(Literal.isTrue(fact)));
      if (!(logic.decide(asked) instanceof Verdict.Unsatisfiable(List<Literal> core))) {
        return Optional.empty();
      }
      reasons.add(
          core.stream()
              .map(literal -> ConditionText.print(literal.condition()))
              .collect(Collectors.joining(" against ")));
    }
    return Optional.of(
        "no way out of \"%s\" can become true any more: %s"
            .formatted(place.stage(), String.join("; ", reasons)));
  }

  private Setting setting(Plan plan, Plan.Stage stage, Place place, Instant now) {
    Plan.Question question = stage.question();
    List<String> answers =
        question != null
            ? question.answers()
            : place.answer() == null ? List.of() : List.of(place.answer());
    return new Setting(program.catalog(), plan.calendar(), plan.forEach(), answers, now, false);
  }

  /** The facts of the record that the execution is about that no signal can change. */
  private static List<Condition> fixed(
      SubjectState state, Execution execution, LinkedJourney journey) {
    RecordNumber about = execution.name().about();
    RecordShape shape = journey.about();
    RecordState record = about == null || shape == null ? null : state.find(shape, about.id());
    if (record == null) {
      return List.of();
    }
    List<Condition> fixed = new ArrayList<>();
    for (int field = 0; field < record.shape().size(); field++) {
      if (field != RecordShape.ID
          && record.shape().fieldType(field) instanceof FieldType.Choice choice
          && record.value(field) instanceof Value.Text(String text)
          && choice.finalValues().contains(text)) {
        FieldName name = new FieldName(record.shape().name(), record.shape().fieldName(field));
        fixed.add(
            new Condition.Comparison(
                new Operand.FieldOperand(name),
                Comparator.EQUAL,
                new Operand.Constant(new Value.Text(text))));
      }
    }
    return fixed;
  }
}

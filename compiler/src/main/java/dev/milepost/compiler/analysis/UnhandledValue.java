package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.model.ConditionParts;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.StageModel;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.logic.Literal;
import dev.milepost.engine.logic.Mode;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Option;
import dev.milepost.engine.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A final value of a field on which a stage decides that neither a transition nor a timer takes.
 * Where the record is the one that the execution is about, nobody can leave the stage any more.
 */
final class UnhandledValue implements ConditionRule {
  @Override
  public void check(JourneyConditions journey, Diagnostics findings) {
    JourneyModel model = journey.model();
    boolean endsByTime = model.endings().stream().anyMatch(ending -> ending.trigger().isTimed());
    if (model.isBroken() || endsByTime) {
      return;
    }
    List<AskedCondition> endings =
        journey.all().stream().filter(asked -> asked.stage() == null).skip(1).toList();
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
        check(journey, stage, leading, endings, findings);
      }
    }
  }

  private static void check(
      JourneyConditions journey,
      StageModel stage,
      List<AskedCondition> leading,
      List<AskedCondition> endings,
      Diagnostics findings) {
    Catalog catalog = journey.logic().setting().catalog();
    for (FieldName field : decidedOn(leading)) {
      boolean stays = field.type().equals(journey.model().forEach());
      for (Option option : options(catalog, field)) {
        Condition holds =
            new Condition.Comparison(
                new Operand.FieldOperand(field),
                Comparator.EQUAL,
                new Operand.Constant(new Value.Text(option.value())));
        boolean taken =
            Stream.concat(leading.stream(), endings.stream())
                .anyMatch(asked ->
                    !Boolean.TRUE.equals(
                        asked.cannotHold(
                            Literal.isTrue(holds), Literal.isTrue(asked.condition()))));
        if (!taken) {
          AskedCondition first = leading.getFirst();
          findings.add(
              first
                  .proved(
                      Rule.UNHANDLED_VALUE,
                      stage.tree().name().span(),
                      "nothing leads on from "
                          + JourneyRule.quoted(stage.tree().name())
                          + " once `"
                          + field
                          + "` is `\""
                          + option.value()
                          + "\"`, which it then stays",
                      List.of("no transition is true at " + field + " = \"" + option.value() + '"'))
                  .withSeverity(stays ? Severity.ERROR : Severity.WARNING)
                  .withHelp(
                      stays
                          ? "say where it leads: `advances to \"STAGE\" when: "
                              + field
                              + " = \""
                              + option.value()
                              + "\"`"
                          : "only a newer record would help; say where it leads: `advances to"
                              + " \"STAGE\" when: "
                              + field
                              + " = \""
                              + option.value()
                              + "\"`")
                  .withHelp("or lead on in time: `advances to \"STAGE\" after 30 days`")
                  .withAbout(first.about(holds)));
        }
      }
    }
  }

  /** The fields that a transition compares with values, as plain references. */
  private static Set<FieldName> decidedOn(List<AskedCondition> leading) {
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

  private static List<Option> options(Catalog catalog, FieldName field) {
    return catalog
        .record(field.type())
        .flatMap(record -> record.field(field.field()))
        .map(Catalog.Field::type)
        .filter(Choice.class::isInstance)
        .map(type -> ((Choice) type).options().stream().filter(Option::isFinal).toList())
        .orElse(List.of());
  }
}

package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Option;
import dev.milepost.engine.value.Value;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Values of a field on which a stage decides that no transition takes. Out of a final one nobody
 * comes by that record, and where it is the one that the execution is about, by none at all; the
 * others may change, and are noted.
 */
final class UnhandledValue implements ConditionRule {
  @Override
  public void check(JourneyConditions journey, Diagnostics findings) {
    Catalog catalog = journey.logic().setting().catalog();
    for (WaitingStage stage : WaitingStage.of(journey)) {
      for (FieldName field : stage.decidedOn()) {
        boolean stays = field.type().equals(journey.model().forEach());
        List<Option> open =
            options(catalog, field).stream()
                .filter(option -> !stage.takes(holds(field, option)))
                .toList();
        open.stream()
            .filter(Option::isFinal)
            .forEach(option -> findings.add(isFinal(stage, field, option, stays)));
        List<Option> others = open.stream().filter(option -> !option.isFinal()).toList();
        if (!others.isEmpty()) {
          findings.add(mayChange(stage, field, others));
        }
      }
    }
  }

  private static Condition holds(FieldName field, Option option) {
    return new Condition.Comparison(
        new Operand.FieldOperand(field),
        Comparator.EQUAL,
        new Operand.Constant(new Value.Text(option.value())));
  }

  private static Diagnostic isFinal(
      WaitingStage stage, FieldName field, Option option, boolean stays) {
    AskedCondition first = stage.leading().getFirst();
    String where = "`advances to \"STAGE\" when: " + field + " = \"" + option.value() + "\"`";
    return first
        .proved(
            Rule.UNHANDLED_VALUE,
            stage.model().tree().name().span(),
            "nothing leads on from "
                + JourneyRule.quoted(stage.model().tree().name())
                + " once `"
                + field
                + "` is `\""
                + option.value()
                + "\"`, which it then stays",
            List.of("no transition is true at " + field + " = \"" + option.value() + '"'))
        .withSeverity(stays ? Severity.ERROR : Severity.WARNING)
        .withHelp(
            stays
                ? "say where it leads: " + where
                : "only a newer record would help; say where it leads: " + where)
        .withHelp("or lead on in time: `advances to \"STAGE\" after 30 days`")
        .withAbout(first.about(holds(field, option)));
  }

  private static Diagnostic mayChange(WaitingStage stage, FieldName field, List<Option> others) {
    AskedCondition first = stage.leading().getFirst();
    String values =
        others.stream()
            .map(option -> "`\"" + option.value() + "\"`")
            .collect(Collectors.joining(" or "));
    return first
        .proved(
            Rule.UNHANDLED_VALUE,
            stage.model().tree().name().span(),
            "nothing leads on from "
                + JourneyRule.quoted(stage.model().tree().name())
                + " while `"
                + field
                + "` is "
                + values,
            List.of("no transition is true there"))
        .withSeverity(Severity.NOTE)
        .withHelp("often this is meant: the stage waits for another value")
        .withAbout(
            first.about(
                others.stream().map(option -> holds(field, option)).toArray(Condition[]::new)));
  }

  private static List<Option> options(Catalog catalog, FieldName field) {
    return catalog
        .record(field.type())
        .flatMap(record -> record.field(field.field()))
        .map(Catalog.Field::type)
        .filter(Choice.class::isInstance)
        .map(type -> ((Choice) type).options())
        .orElse(List.of());
  }
}

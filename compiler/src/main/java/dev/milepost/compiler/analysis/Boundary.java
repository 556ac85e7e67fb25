package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.model.ConditionParts;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.logic.Literal;
import dev.milepost.engine.logic.Mode;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Two transitions that meet at one value: both are true there and nowhere else, or neither is. */
final class Boundary implements ConditionRule {
  @Override
  public void check(JourneyConditions journey, Diagnostics findings) {
    for (List<AskedCondition> leading : journey.byStage().values()) {
      List<AskedCondition> unordered =
          leading.stream()
              .filter(asked -> asked.transition() != null && !asked.transition().isElse())
              .toList();
      for (int i = 0; i < unordered.size(); i++) {
        for (int j = i + 1; j < unordered.size(); j++) {
          check(unordered.get(i), unordered.get(j), findings);
        }
      }
    }
  }

  /** A comparison of a field with a value that has values on both sides. */
  private record Bound(FieldName field, Value value) {
    Condition elsewhere() {
      return new Condition.Comparison(
          new Operand.FieldOperand(field), Comparator.NOT_EQUAL, new Operand.Constant(value));
    }

    String words() {
      return ConditionText.print(
          new Condition.Comparison(
              new Operand.FieldOperand(field), Comparator.EQUAL, new Operand.Constant(value)));
    }
  }

  private static void check(AskedCondition one, AskedCondition other, Diagnostics findings) {
    Set<Bound> bounds = bounds(one.condition());
    bounds.retainAll(bounds(other.condition()));
    for (Bound bound : bounds) {
      if (one.leadsElsewhereThan(other) && isOnlyAt(bound, one, other, Mode.TRUE)) {
        findings.add(
            other
                .proved(
                    Rule.BOUNDARY,
                    other.tree().span(),
                    "`"
                        + one.words()
                        + "` and `"
                        + other.words()
                        + "` are both true at `"
                        + bound.words()
                        + "`, and nowhere else",
                    List.of(bound.words()))
                .withRelated(one.tree().span(), "the other")
                .withHelp("leave the value to one of them: `<` and `>=`, or `<=` and `>`")
                .withAbout(one.about(other.condition())));
      } else if (isOnlyAt(bound, one, other, Mode.FALSE)) {
        findings.add(
            other
                .proved(
                    Rule.BOUNDARY,
                    other.tree().span(),
                    "neither `"
                        + one.words()
                        + "` nor `"
                        + other.words()
                        + "` takes `"
                        + bound.words()
                        + "`, though both take what is next to it",
                    List.of(bound.words()))
                .withSeverity(Severity.WARNING)
                .withRelated(one.tree().span(), "the other")
                .withHelp("leave the value to one of them: `<` and `>=`, or `<=` and `>`")
                .withAbout(one.about(other.condition())));
      }
    }
  }

  private static boolean isOnlyAt(
      Bound bound, AskedCondition one, AskedCondition other, Mode mode) {
    Literal first = new Literal(one.condition(), mode);
    Literal second = new Literal(other.condition(), mode);
    return Boolean.FALSE.equals(one.cannotHold(first, second))
        && Boolean.TRUE.equals(one.cannotHold(first, second, Literal.isTrue(bound.elsewhere())));
  }

  private static Set<Bound> bounds(Condition condition) {
    Set<Bound> bounds = new LinkedHashSet<>();
    ConditionParts.visit(
        condition,
        part -> {
          if (part
                  instanceof
                  Condition.Comparison(
                      Operand.FieldOperand(FieldName field),
                      Comparator comparator,
                      Operand.Constant(Value value))
              && comparator != Comparator.EQUAL
              && comparator != Comparator.NOT_EQUAL) {
            bounds.add(new Bound(field, value));
          }
        },
        _ -> {});
    return bounds;
  }
}

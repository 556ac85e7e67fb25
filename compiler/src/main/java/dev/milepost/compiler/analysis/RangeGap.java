package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.ConditionParts;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Between values that ways take lie some that none takes. A gap of one value is a boundary. */
final class RangeGap implements ConditionRule {
  @Override
  public void check(JourneyConditions journey, Diagnostics findings) {
    for (WaitingStage stage : WaitingStage.of(journey)) {
      for (FieldName field : stage.decidedOn()) {
        List<Value> borders = borders(stage, field);
        if (borders.size() > 1) {
          check(stage, field, borders, findings);
        }
      }
    }
  }

  /** The values that ways compare a field with, in order; none where they cannot be ordered. */
  private static List<Value> borders(WaitingStage stage, FieldName field) {
    Operand of = new Operand.FieldOperand(field);
    List<Value> borders = new ArrayList<>();
    for (AskedCondition asked : stage.leading()) {
      ConditionParts.visit(
          asked.condition(),
          part -> {
            switch (part) {
              case Condition.Comparison(Operand left, var comparator, Operand.Constant(Value value))
                  when left.equals(of) && isOrder(comparator) ->
                  borders.add(value);
              case Condition.Between between when between.operand().equals(of) -> {
                borders.add(between.low());
                borders.add(between.high());
              }
              default -> {}
            }
          },
          _ -> {});
    }
    boolean isOrdered =
        borders.stream()
            .allMatch(value ->
                !(value instanceof Value.Text)
                    && Value.compare(borders.getFirst(), value).isPresent());
    return isOrdered
        ? borders.stream()
            .sorted((one, other) -> Value.compare(one, other).orElse(0))
            .distinct()
            .toList()
        : List.of();
  }

  private static boolean isOrder(Comparator comparator) {
    return comparator != Comparator.EQUAL && comparator != Comparator.NOT_EQUAL;
  }

  /** Values that lie in a row and that conditions do not tell apart. */
  private record Piece(Condition condition, boolean isRange, boolean isTaken) {}

  private static void check(
      WaitingStage stage, FieldName field, List<Value> borders, Diagnostics findings) {
    List<Piece> pieces = pieces(stage, field, borders);
    int first = 0;
    while (first < pieces.size()) {
      int next = first;
      boolean isRange = false;
      while (next < pieces.size() && !pieces.get(next).isTaken()) {
        isRange |= pieces.get(next).isRange();
        next++;
      }
      boolean isBetween = first > 0 && next < pieces.size();
      if (next > first && isRange && isBetween) {
        List<Condition> gap = pieces.subList(first, next).stream().map(Piece::condition).toList();
        report(stage, field, gap, words(borders, first, next), findings);
      }
      first = next + 1;
    }
  }

  /** Below the first border, at it, between it and the next one, and so on. */
  private static List<Piece> pieces(WaitingStage stage, FieldName field, List<Value> borders) {
    List<Piece> pieces = new ArrayList<>();
    add(pieces, stage, is(field, Comparator.LESS, borders.getFirst()), true);
    for (int i = 0; i < borders.size(); i++) {
      add(pieces, stage, is(field, Comparator.EQUAL, borders.get(i)), false);
      Condition above = is(field, Comparator.GREATER, borders.get(i));
      boolean isLast = i == borders.size() - 1;
      add(
          pieces,
          stage,
          isLast
              ? above
              : new Condition.And(List.of(above, is(field, Comparator.LESS, borders.get(i + 1)))),
          true);
    }
    return pieces;
  }

  private static void add(
      List<Piece> pieces, WaitingStage stage, Condition condition, boolean isRange) {
    boolean isEmpty = !stage.isPossible(condition);
    // Where there is no value, what lies beside it decides.
    boolean before = pieces.isEmpty() || pieces.getLast().isTaken();
    pieces.add(
        new Piece(condition, isRange && !isEmpty, isEmpty ? before : stage.takes(condition)));
  }

  private static Condition is(FieldName field, Comparator comparator, Value value) {
    return new Condition.Comparison(
        new Operand.FieldOperand(field), comparator, new Operand.Constant(value));
  }

  /** The gap in words: the pieces 1, 3, 5 are the borders themselves. */
  private static String words(List<Value> borders, int first, int next) {
    String from = borders.get((first - 1) / 2).print();
    String to = borders.get((next - 1) / 2).print();
    return (first % 2 == 1 ? "from " : "above ")
        + from
        + ((next - 1) % 2 == 1 ? " to " : " and below ")
        + to;
  }

  private static void report(
      WaitingStage stage,
      FieldName field,
      List<Condition> gap,
      String words,
      Diagnostics findings) {
    AskedCondition first = stage.leading().getFirst();
    var finding =
        first
            .proved(
                Rule.RANGE_GAP,
                stage.model().tree().name().span(),
                "nothing leads on from "
                    + JourneyRule.quoted(stage.model().tree().name())
                    + " while `"
                    + field
                    + "` is "
                    + words,
                List.of("no transition is true there, while some are on both sides"))
            .withHelp("let one of the ways on both sides take these values, or add a third")
            .withHelp("or lead on in time: `advances to \"STAGE\" after 30 days`")
            .withAbout(first.about(gap.toArray(Condition[]::new)));
    for (AskedCondition asked : stage.leading()) {
      finding = finding.withRelated(asked.tree().span(), "");
    }
    findings.add(finding);
  }
}

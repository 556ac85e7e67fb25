package dev.milepost.engine.plan;

import dev.milepost.engine.plan.Condition.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Conditions without what does not change their meaning: a {@code define} is replaced by its body,
 * and AND within AND, OR within OR are joined. Written order stays.
 */
public final class WrittenOut {

  private WrittenOut() {}

  /** The condition written out. */
  public static Condition of(Condition condition) {
    return switch (condition) {
      case Condition.Defined defined -> of(defined.body());
      case Condition.And and -> {
        List<Condition> parts = new ArrayList<>();
        for (Condition part : and.parts()) {
          Condition plain = of(part);
          if (plain instanceof Condition.And inner) {
            parts.addAll(inner.parts());
          } else {
            parts.add(plain);
          }
        }
        yield single(parts, Condition.And::new);
      }
      case Condition.Or or -> {
        List<Condition> parts = new ArrayList<>();
        for (Condition part : or.parts()) {
          Condition plain = of(part);
          if (plain instanceof Condition.Or inner) {
            parts.addAll(inner.parts());
          } else {
            parts.add(plain);
          }
        }
        yield single(parts, Condition.Or::new);
      }
      case Condition.Not not -> new Condition.Not(of(not.part()));
      case Condition.Comparison test ->
          new Condition.Comparison(of(test.left()), test.comparator(), of(test.right()));
      case Condition.InList test ->
          new Condition.InList(of(test.operand()), test.values(), test.negated());
      case Condition.Between test ->
          new Condition.Between(of(test.operand()), test.low(), test.high());
      case Condition.TextMatch test ->
          new Condition.TextMatch(of(test.operand()), test.test(), test.text());
      case Condition.Known test -> new Condition.Known(of(test.operand()), test.known());
      case Condition.Becomes becomes -> new Condition.Becomes(becomes.field(), of(becomes.test()));
      case Condition.Held held -> new Condition.Held(of(held.condition()), held.span());
      case Condition.WithinNext test -> new Condition.WithinNext(of(test.date()), test.span());
      case Condition.MoreThanAgo test -> new Condition.MoreThanAgo(of(test.date()), test.span());
      case Condition.Happened test ->
          new Condition.Happened(
              test.event(), ofNullable(test.filter()), test.atLeast(), test.within());
      case Condition.Quantified test ->
          new Condition.Quantified(test.quantifier(), test.record(), ofNullable(test.filter()));
      case Condition.Changes _, Condition.JourneyEnded _ -> condition;
    };
  }

  private static Operand of(Operand operand) {
    return switch (operand) {
      case Operand.CountOf count -> new Operand.CountOf(count.record(), ofNullable(count.filter()));
      case Operand.SumOf sum -> new Operand.SumOf(sum.field(), ofNullable(sum.filter()));
      case Operand.FieldOperand _,
          Operand.Member _,
          Operand.Constant _,
          Operand.Today _,
          Operand.Answer _ ->
          operand;
    };
  }

  private static @Nullable Condition ofNullable(@Nullable Condition condition) {
    return condition == null ? null : of(condition);
  }

  private static Condition single(
      List<Condition> parts, Function<List<Condition>, Condition> joined) {
    return parts.size() == 1 ? parts.getFirst() : joined.apply(parts);
  }
}

package dev.milepost.engine.plan;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Operand;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Conditions in the language's own notation, on one line: for explanations, timelines and as names
 * of what is remembered. Parentheses stand wherever AND, OR and NOT would otherwise mix.
 */
public final class ConditionText {

  private ConditionText() {}

  /** The condition as its journey says it: a defined condition is shown by its name. */
  public static String print(Condition condition) {
    return switch (condition) {
      case Condition.And and -> joined(and.parts(), " AND ");
      case Condition.Or or -> joined(or.parts(), " OR ");
      case Condition.Not not -> "NOT " + negated(not.part());
      case Condition.Defined defined -> LiteralText.quote(defined.name());
      case Condition.Comparison test ->
          print(test.left()) + " " + comparison(test.comparator(), test.right());
      case Condition.InList test -> print(test.operand()) + " " + list(test);
      case Condition.Between test -> print(test.operand()) + " " + range(test);
      case Condition.TextMatch test -> print(test.operand()) + " " + match(test);
      case Condition.Known test -> print(test.operand()) + " " + known(test);
      case Condition.Becomes becomes -> becomes(becomes);
      case Condition.Changes changes -> changes.field() + " changes";
      case Condition.Held held -> held(held.condition()) + " for " + held.span().print();
      case Condition.WithinNext test -> print(test.date()) + " within " + test.span().print();
      case Condition.MoreThanAgo test ->
          print(test.date()) + " more than " + test.span().print() + " ago";
      case Condition.Happened happened -> happened(happened);
      case Condition.Quantified test ->
          test.quantifier().name().toLowerCase(Locale.ROOT)
              + " "
              + test.record()
              + filter(test.filter());
      case Condition.JourneyEnded ended ->
          "journey "
              + LiteralText.quote(ended.journey())
              + " ended as "
              + LiteralText.quote(ended.outcome());
    };
  }

  /**
   * The condition written out, the same for every way of writing it that differs by names and
   * parentheses alone. Two conditions with equal keys mean the same.
   */
  public static String key(Condition condition) {
    return print(WrittenOut.of(condition));
  }

  /** An operand; a field of the enclosing parentheses by its bare name. */
  public static String print(Operand operand) {
    return switch (operand) {
      case Operand.FieldOperand field -> field.name().toString();
      case Operand.Member member -> member.name().field();
      case Operand.Constant constant -> LiteralText.print(constant.value());
      case Operand.Today _ -> "today";
      case Operand.CountOf count -> "count of " + count.record() + filter(count.filter());
      case Operand.SumOf sum -> "sum of " + sum.field() + filter(sum.filter());
      case Operand.Answer _ -> "answer";
    };
  }

  /** What enables a transition, as the clause says it behind {@code advances}. */
  public static String print(Plan.Trigger trigger) {
    return switch (trigger) {
      case Plan.Trigger.When when -> "when: " + print(when.condition());
      case Plan.Trigger.After after -> "after " + after.span().print();
      case Plan.Trigger.AtDate at -> {
        if (at.offset() == null) {
          yield "at " + at.date();
        }
        yield at.offset().print() + (at.before() ? " before " : " after ") + at.date();
      }
    };
  }

  /** What is asked for or told, as the clause says it. */
  public static String print(ActionCall call) {
    return switch (call) {
      case ActionCall.Perform perform ->
          perform.action()
              + perform.arguments().stream()
                  .map(argument -> argument.name() + ": " + print(argument.value()))
                  .collect(Collectors.joining(", ", "(", ")"));
      case ActionCall.NotifyOwner owner -> "notify owner" + message(owner.text());
      case ActionCall.NotifyRole role ->
          "notify " + LiteralText.quote(role.role()) + message(role.text());
    };
  }

  private static String print(ActionCall.ArgumentValue value) {
    return switch (value) {
      case ActionCall.ArgumentValue.Constant constant -> LiteralText.print(constant.value());
      case ActionCall.ArgumentValue.Reference reference -> reference.field().toString();
      case ActionCall.ArgumentValue.Composed composed -> LiteralText.quote(composed.template());
    };
  }

  private static String message(ActionCall.@Nullable Template text) {
    return text == null ? "" : " " + LiteralText.quote(text);
  }

  private static String joined(List<Condition> parts, String connective) {
    return parts.stream().map(ConditionText::grouped).collect(Collectors.joining(connective));
  }

  private static String grouped(Condition part) {
    return switch (part) {
      case Condition.And _, Condition.Or _ -> "(" + print(part) + ")";
      default -> print(part);
    };
  }

  private static String negated(Condition part) {
    return switch (part) {
      case Condition.And _, Condition.Or _, Condition.Not _, Condition.Held _ ->
          "(" + print(part) + ")";
      default -> print(part);
    };
  }

  /** Only what reads as one test goes without parentheses before {@code for}. */
  private static String held(Condition part) {
    return switch (part) {
      case Condition.Comparison _,
          Condition.InList _,
          Condition.Between _,
          Condition.TextMatch _,
          Condition.Known _,
          Condition.Quantified _,
          Condition.Defined _ ->
          print(part);
      default -> "(" + print(part) + ")";
    };
  }

  private static String becomes(Condition.Becomes becomes) {
    String field = becomes.field() + " becomes ";
    return switch (becomes.test()) {
      case Condition.Comparison test when isOf(test.left(), becomes.field()) ->
          field
              + (test.comparator() == Comparator.EQUAL
                  ? print(test.right())
                  : comparison(test.comparator(), test.right()));
      case Condition.InList test when isOf(test.operand(), becomes.field()) -> field + list(test);
      case Condition.Between test when isOf(test.operand(), becomes.field()) -> field + range(test);
      case Condition.TextMatch test when isOf(test.operand(), becomes.field()) ->
          field + match(test);
      case Condition.Known test when isOf(test.operand(), becomes.field()) -> field + known(test);
      default -> field + "(" + print(becomes.test()) + ")";
    };
  }

  private static boolean isOf(Operand operand, FieldName field) {
    return operand instanceof Operand.FieldOperand(FieldName name) && name.equals(field);
  }

  private static String comparison(Comparator comparator, Operand right) {
    return comparator.sign() + " " + print(right);
  }

  private static String list(Condition.InList test) {
    return test.values().stream()
        .map(LiteralText::print)
        .collect(Collectors.joining(", ", test.negated() ? "NOT IN (" : "IN (", ")"));
  }

  private static String range(Condition.Between test) {
    return "BETWEEN " + LiteralText.print(test.low()) + " AND " + LiteralText.print(test.high());
  }

  private static String match(Condition.TextMatch test) {
    return test.test().words() + " " + LiteralText.quote(test.text());
  }

  private static String known(Condition.Known test) {
    return test.known() ? "is known" : "is unknown";
  }

  private static String happened(Condition.Happened happened) {
    StringBuilder text = new StringBuilder().append(happened.event());
    text.append(filter(happened.filter()));
    if (happened.atLeast() > 1) {
      text.append(" at least ").append(happened.atLeast()).append(" times");
    }
    if (happened.within() != null) {
      text.append(" within ").append(happened.within().print());
    }
    return text.toString();
  }

  private static String filter(@Nullable Condition filter) {
    return filter == null ? "" : " (" + print(filter) + ")";
  }
}

package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import org.jspecify.annotations.Nullable;

/** What a single test asks. */
enum Form {
  /** One field, and perhaps the clock. */
  FIELD,
  /** Two fields, compared with each other. */
  TWO_FIELDS,
  /** A count or a sum, compared with a constant. */
  COUNT,
  /** The answer of the visit. */
  ANSWER,
  /** The day, compared with a constant. */
  DAY,
  /** Nothing. */
  CONSTANT,
  /** Anything else. */
  OTHER;

  static Form of(Condition test) {
    return switch (test) {
      case Condition.Comparison comparison -> of(comparison.left(), comparison.right());
      case Condition.InList list -> of(list.operand());
      case Condition.Between between -> of(between.operand());
      case Condition.TextMatch match -> of(match.operand());
      case Condition.Known known -> of(known.operand());
      case Condition.WithinNext within -> of(within.date());
      case Condition.MoreThanAgo ago -> of(ago.date());
      default -> OTHER;
    };
  }

  private static Form of(Operand left, Operand right) {
    boolean leftField = Vocabulary.field(left) != null;
    boolean rightField = Vocabulary.field(right) != null;
    boolean leftConstant = left instanceof Operand.Constant;
    boolean rightConstant = right instanceof Operand.Constant;
    if (leftField && rightField) {
      return TWO_FIELDS;
    }
    if (leftField || rightField) {
      Operand other = leftField ? right : left;
      return other instanceof Operand.Constant || other instanceof Operand.Today ? FIELD : OTHER;
    }
    if (leftConstant && rightConstant) {
      return CONSTANT;
    }
    return leftConstant ? of(right) : rightConstant ? of(left) : OTHER;
  }

  private static Form of(Operand operand) {
    return switch (operand) {
      case Operand.FieldOperand _, Operand.Member _ -> FIELD;
      case Operand.CountOf _, Operand.SumOf _ -> COUNT;
      case Operand.Answer _ -> ANSWER;
      case Operand.Today _ -> DAY;
      case Operand.Constant _ -> CONSTANT;
    };
  }

  /** The field that a test on one field asks, or null. */
  static @Nullable FieldName field(Condition test) {
    return switch (test) {
      case Condition.Comparison comparison -> {
        FieldName left = Vocabulary.field(comparison.left());
        yield left == null ? Vocabulary.field(comparison.right()) : left;
      }
      case Condition.InList list -> Vocabulary.field(list.operand());
      case Condition.Between between -> Vocabulary.field(between.operand());
      case Condition.TextMatch match -> Vocabulary.field(match.operand());
      case Condition.Known known -> Vocabulary.field(known.operand());
      case Condition.WithinNext within -> Vocabulary.field(within.date());
      case Condition.MoreThanAgo ago -> Vocabulary.field(ago.date());
      default -> null;
    };
  }

  /** Whether the field of a test is that of the record which parentheses speak of. */
  static boolean isOfMember(Condition test) {
    return switch (test) {
      case Condition.Comparison comparison ->
          comparison.left() instanceof Operand.Member
              || comparison.right() instanceof Operand.Member;
      case Condition.InList list -> list.operand() instanceof Operand.Member;
      case Condition.Between between -> between.operand() instanceof Operand.Member;
      case Condition.TextMatch match -> match.operand() instanceof Operand.Member;
      case Condition.Known known -> known.operand() instanceof Operand.Member;
      case Condition.WithinNext within -> within.date() instanceof Operand.Member;
      case Condition.MoreThanAgo ago -> ago.date() instanceof Operand.Member;
      default -> false;
    };
  }

  /** The count or sum that a comparison asks, or null. */
  static @Nullable Operand counted(Condition.Comparison comparison) {
    if (comparison.left() instanceof Operand.Constant) {
      return comparison.right();
    }
    return comparison.left();
  }
}

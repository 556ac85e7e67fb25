package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.resolution.CatalogIndex.FieldEntry;
import dev.milepost.compiler.resolution.CatalogIndex.Kind;
import dev.milepost.compiler.resolution.CatalogIndex.TypeEntry;
import dev.milepost.compiler.resolution.Scope.Answers;
import dev.milepost.compiler.syntax.ConditionTree;
import dev.milepost.compiler.syntax.LiteralTree;
import dev.milepost.compiler.syntax.LiteralTree.DurationLiteral;
import dev.milepost.compiler.syntax.Operand;
import dev.milepost.compiler.syntax.PredicateTree;
import dev.milepost.compiler.syntax.Reference;
import dev.milepost.compiler.syntax.Today;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Quantifier;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Option;
import dev.milepost.engine.value.FieldType.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Resolves and types the conditions of a journey. */
final class ConditionResolver {
  private static final String IN_PARENTHESES =
      "inside of the parentheses only the fields of one record or happening are asked";

  private final NameResolver names;
  private final OperandResolver operands;
  private final PredicateResolver predicates;
  private final DurationResolver durations;
  private final DefineResolver defines;
  private final JourneyOutcomes outcomes;
  private final Reporter reporter;

  ConditionResolver(
      NameResolver names,
      LiteralResolver literals,
      DurationResolver durations,
      Function<ConditionResolver, DefineResolver> defines,
      JourneyOutcomes outcomes,
      Reporter reporter) {
    this.names = names;
    this.operands = new OperandResolver(names, reporter);
    this.predicates = new PredicateResolver(operands, literals, reporter);
    this.durations = durations;
    this.outcomes = outcomes;
    this.reporter = reporter;
    this.defines = defines.apply(this);
  }

  DefineResolver defines() {
    return defines;
  }

  /** The meaning of a condition, or null after reporting why it has none. */
  @Nullable Condition resolve(ConditionTree tree, Scope scope) {
    return switch (tree) {
      case ConditionTree.And and -> {
        List<Condition> parts = all(and.operands(), scope);
        yield parts == null ? null : new Condition.And(parts);
      }
      case ConditionTree.Or or -> {
        List<Condition> parts = all(or.operands(), scope);
        yield parts == null ? null : new Condition.Or(parts);
      }
      case ConditionTree.Not not -> {
        Condition part = resolve(not.condition(), scope);
        yield part == null ? null : new Condition.Not(part);
      }
      case ConditionTree.Parenthesized inner -> resolve(inner.condition(), scope);
      case ConditionTree.Held held -> held(held, scope);
      case ConditionTree.Test test -> test(test, scope);
      case ConditionTree.Becomes becomes -> becomes(becomes, scope);
      case ConditionTree.Changes changes -> changes(changes, scope);
      case ConditionTree.WithinNext within -> {
        Condition.Operand date = date(within.date(), scope);
        TimeSpan span = durations.span(within.duration());
        yield date == null || span == null ? null : new Condition.WithinNext(date, span);
      }
      case ConditionTree.MoreThanAgo ago -> {
        Condition.Operand date = date(ago.date(), scope);
        TimeSpan span = durations.span(ago.duration());
        yield date == null || span == null ? null : new Condition.MoreThanAgo(date, span);
      }
      case ConditionTree.Happened happened -> happened(happened, scope);
      case ConditionTree.Quantified quantified -> quantified(quantified, scope);
      case ConditionTree.CountOf count -> countOf(count, scope);
      case ConditionTree.SumOf sum -> sumOf(sum, scope);
      case ConditionTree.Answer answer -> answer(answer, scope);
      case ConditionTree.Defined defined -> defines.use(defined, scope);
      case ConditionTree.JourneyEnded ended -> journeyEnded(ended, scope);
      case ConditionTree.Broken _ -> null;
    };
  }

  private @Nullable List<Condition> all(List<ConditionTree> trees, Scope scope) {
    List<Condition> parts = new ArrayList<>();
    for (ConditionTree tree : trees) {
      Condition part = resolve(tree, scope);
      if (part != null) {
        parts.add(part);
      }
    }
    return parts.size() == trees.size() ? parts : null;
  }

  private @Nullable Condition held(ConditionTree.Held held, Scope scope) {
    if (isMisplaced(held.span(), scope, "`for`")) {
      return null;
    }
    Condition inner = resolve(held.condition(), scope.held());
    TimeSpan span = durations.positive(held.duration());
    return inner == null || span == null ? null : new Condition.Held(inner, span);
  }

  private @Nullable Condition test(ConditionTree.Test test, Scope scope) {
    Operand operand = test.operand();
    if (operand instanceof LiteralTree literal) {
      return predicates.resolve(literal, test.predicate(), scope);
    }
    TypedOperand left =
        operand instanceof Today today
            ? operands.today(today, scope)
            : operands.field((Reference) operand, scope);
    return left == null ? null : predicates.resolve(left, test.predicate(), scope);
  }

  private @Nullable Condition becomes(ConditionTree.Becomes becomes, Scope scope) {
    FieldEntry field = changing(becomes.field(), scope, "`becomes`");
    if (field == null || field.type() == null) {
      return null;
    }
    Operand other = otherThanLiteral(becomes.predicate());
    if (other != null) {
      reporter.add(
          Rule.MISPLACED_CONDITION,
          other.span(),
          "`becomes` watches one field, and this compares it with `" + other.span().text() + "`",
          "compare it with a literal, or write the comparison without `becomes`");
      return null;
    }
    TypedOperand operand =
        new TypedOperand(
            new Condition.Operand.FieldOperand(field.name()),
            field.type(),
            "`" + becomes.field().text() + "`");
    Condition test = predicates.resolve(operand, becomes.predicate(), scope);
    return test == null ? null : new Condition.Becomes(field.name(), test);
  }

  private @Nullable Condition changes(ConditionTree.Changes changes, Scope scope) {
    FieldEntry field = changing(changes.field(), scope, "`changes`");
    return field == null ? null : new Condition.Changes(field.name());
  }

  /** The field whose change is remembered. */
  private @Nullable FieldEntry changing(Reference reference, Scope scope, String words) {
    if (isHeld(reference.span(), scope, words)) {
      return null;
    }
    TypeEntry member = scope.member();
    if (member == null) {
      return names.fact(reference);
    }
    if (member.kind() == Kind.EVENT) {
      reporter.add(
          Rule.MISPLACED_CONDITION,
          reference.span(),
          "what a happening carries never changes, so " + words + " cannot be asked of it");
      return null;
    }
    if (reference.parts().size() == 1) {
      return names.field(member, reference.last());
    }
    reporter.add(
        Rule.MISPLACED_CONDITION,
        reference.span(),
        "inside of the parentheses " + words + " is asked of this `" + member.name() + "` only",
        "write one of its fields alone, such as `Status`");
    return null;
  }

  private Condition.@Nullable Operand date(Reference reference, Scope scope) {
    if (scope.isInsideOf(Kind.EVENT)) {
      reporter.add(
          Rule.MISPLACED_CONDITION,
          reference.span(),
          "a happening is judged by what it carries, not by the clock",
          "write `within D` behind the parentheses: it counts from the receipt");
      return null;
    }
    TypedOperand operand = operands.field(reference, scope);
    if (operand == null) {
      return null;
    }
    if (!TypeWords.isTemporal(operand.type())) {
      reporter.add(
          Rule.WRONG_TYPE,
          reference.span(),
          operand.words()
              + " is "
              + TypeWords.describe(operand.type())
              + ", and only a date or a datetime has a distance from today");
      return null;
    }
    return operand.operand();
  }

  private @Nullable Condition happened(ConditionTree.Happened happened, Scope scope) {
    DurationLiteral duration = happened.within();
    if (isMisplaced(happened.span(), scope, "a happening")) {
      return null;
    }
    if (duration == null && isHeld(happened.span(), scope, "a happening")) {
      return null;
    }
    TypeEntry event =
        names.event(happened.event(), "ask for one of its fields, or for `any` of its records");
    if (event == null) {
      return null;
    }
    ConditionTree filterTree = happened.filter();
    Condition filter = filterTree == null ? null : resolve(filterTree, scope.inside(event));
    TimeSpan within = duration == null ? null : durations.positive(duration);
    if ((filterTree != null && filter == null) || (duration != null && within == null)) {
      return null;
    }
    ConditionTree.Count count = happened.atLeast();
    return new Condition.Happened(event.name(), filter, count == null ? 1 : count.value(), within);
  }

  private @Nullable Condition quantified(ConditionTree.Quantified quantified, Scope scope) {
    String words = "`" + quantified.quantifier().name().toLowerCase(java.util.Locale.ROOT) + "`";
    if (isMisplaced(quantified.span(), scope, words)) {
      return null;
    }
    TypeEntry record = names.record(quantified.record());
    if (record == null) {
      return null;
    }
    ConditionTree tree = quantified.filter();
    Condition filter = tree == null ? null : resolve(tree, scope.inside(record));
    if (tree != null && filter == null) {
      return null;
    }
    Quantifier quantifier =
        switch (quantified.quantifier()) {
          case ANY -> Quantifier.ANY;
          case EVERY -> Quantifier.EVERY;
          case NO -> Quantifier.NO;
        };
    return new Condition.Quantified(quantifier, record.name(), filter);
  }

  private @Nullable Condition countOf(ConditionTree.CountOf count, Scope scope) {
    if (isMisplaced(count.span(), scope, "`count of`")) {
      return null;
    }
    TypeEntry record = names.record(count.record());
    if (record == null) {
      return null;
    }
    ConditionTree tree = count.filter();
    Condition filter = tree == null ? null : resolve(tree, scope.inside(record));
    Condition.Operand operand = new Condition.Operand.CountOf(record.name(), filter);
    Condition condition =
        predicates.resolve(
            new TypedOperand(operand, Scalar.INTEGER, "the count"), count.predicate(), scope);
    return tree != null && filter == null ? null : condition;
  }

  private @Nullable Condition sumOf(ConditionTree.SumOf sum, Scope scope) {
    if (isMisplaced(sum.span(), scope, "`sum of`")) {
      return null;
    }
    FieldEntry field = names.fact(sum.field());
    if (field == null) {
      return null;
    }
    TypeEntry record = Objects.requireNonNull(names.index().type(field.name().type()));
    ConditionTree tree = sum.filter();
    Condition filter = tree == null ? null : resolve(tree, scope.inside(record));
    FieldType type = field.type();
    if (type == null) {
      return null;
    }
    if (!TypeWords.isSummable(type)) {
      reporter.add(
          Rule.WRONG_TYPE,
          sum.field().span(),
          "`" + sum.field().text() + "` is " + TypeWords.describe(type) + " and cannot be added",
          "`sum of` adds fields of the types integer, number and money");
      return null;
    }
    Condition.Operand operand = new Condition.Operand.SumOf(field.name(), filter);
    Condition condition =
        predicates.resolve(new TypedOperand(operand, type, "the sum"), sum.predicate(), scope);
    return tree != null && filter == null ? null : condition;
  }

  private @Nullable Condition answer(ConditionTree.Answer answer, Scope scope) {
    if (isMisplaced(answer.span(), scope, "`answer`") || isHeld(answer.span(), scope, "`answer`")) {
      return null;
    }
    return switch (scope.answers()) {
      case Answers.None none -> {
        reporter.add(
            Rule.MISPLACED_ANSWER,
            answer.span(),
            none.reason(),
            "add a clause such as `asks owner: \"Go on?\" answers \"Yes\", \"No\"` to the stage");
        yield null;
      }
      case Answers.Unclear _ -> null;
      case Answers.Any _ -> answer(answer, Scalar.TEXT, scope);
      case Answers.Among among ->
          answer(
              answer,
              new Choice(among.values().stream().map(v -> new Option(v, false)).toList()),
              scope);
    };
  }

  private @Nullable Condition answer(ConditionTree.Answer answer, FieldType type, Scope scope) {
    TypedOperand operand = new TypedOperand(new Condition.Operand.Answer(), type, "the answer");
    return predicates.resolve(operand, answer.predicate(), scope);
  }

  private @Nullable Condition journeyEnded(ConditionTree.JourneyEnded ended, Scope scope) {
    if (isMisplaced(ended.span(), scope, "`journey`")
        || isHeld(ended.span(), scope, "the end of a journey")) {
      return null;
    }
    return outcomes.ended(ended);
  }

  private boolean isMisplaced(Span span, Scope scope, String words) {
    if (scope.member() == null) {
      return false;
    }
    reporter.add(
        Rule.MISPLACED_CONDITION,
        span,
        words + " cannot be asked of each `" + scope.member().name() + "`",
        IN_PARENTHESES);
    return true;
  }

  private boolean isHeld(Span span, Scope scope, String words) {
    if (!scope.isHeld()) {
      return false;
    }
    reporter.add(
        Rule.MISPLACED_CONDITION,
        span,
        words + " is one moment and cannot hold for a time",
        "ask for what holds since then, such as `Books.Invoice.Status = \"Overdue\" for 10 days`");
    return true;
  }

  private static @Nullable Operand otherThanLiteral(PredicateTree predicate) {
    List<Operand> operands =
        switch (predicate) {
          case PredicateTree.Compares compares -> List.of(compares.operand());
          case PredicateTree.Between between -> List.of(between.low(), between.high());
          case PredicateTree.InList _, PredicateTree.Matches _, PredicateTree.IsKnown _ ->
              List.of();
        };
    return operands.stream()
        .filter(operand -> !(operand instanceof LiteralTree))
        .findFirst()
        .orElse(null);
  }
}

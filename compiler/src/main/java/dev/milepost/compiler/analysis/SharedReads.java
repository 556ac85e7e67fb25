package dev.milepost.compiler.analysis;

import dev.milepost.compiler.model.ConditionParts;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** What conditions read: those that read nothing in common say nothing of each other. */
final class SharedReads {

  private SharedReads() {}

  /** Whether two conditions read something in common. */
  static boolean share(Condition one, Condition other) {
    Set<String> reads = reads(one);
    reads.retainAll(reads(other));
    return !reads.isEmpty();
  }

  /** Whether a part reads something that the condition reads elsewhere too, or more than once. */
  static boolean mayMatter(Condition part, Condition whole) {
    Set<String> once = new HashSet<>();
    Set<String> twice = new HashSet<>();
    visit(
        whole,
        read -> {
          if (!once.add(read)) {
            twice.add(read);
          }
        });
    return reads(part).stream().anyMatch(twice::contains);
  }

  private static Set<String> reads(Condition condition) {
    Set<String> reads = new HashSet<>();
    visit(condition, reads::add);
    return reads;
  }

  /** The types are enough to tell; the clock is shared by all that speak of it. */
  private static void visit(Condition condition, Consumer<String> reads) {
    ConditionParts.visit(
        condition,
        part -> {
          switch (part) {
            case Condition.Becomes becomes -> reads.accept(becomes.field().toString());
            case Condition.Changes changes -> reads.accept(changes.field().toString());
            case Condition.Happened happened -> reads.accept(happened.event().toString());
            case Condition.Quantified quantified -> reads.accept(quantified.record() + ".Id");
            case Condition.JourneyEnded ended ->
                reads.accept(ended.journey() + ' ' + ended.outcome());
            case Condition.WithinNext _, Condition.MoreThanAgo _ -> reads.accept("today");
            default -> {}
          }
        },
        operand -> {
          switch (operand) {
            case Operand.FieldOperand field -> reads.accept(field.name().toString());
            case Operand.Member member -> reads.accept(member.name().toString());
            case Operand.CountOf count -> reads.accept(count.record() + ".Id");
            case Operand.SumOf sum -> {
              reads.accept(sum.field().toString());
              reads.accept(sum.field().type() + ".Id");
            }
            case Operand.Today _ -> reads.accept("today");
            case Operand.Answer _ -> reads.accept("answer");
            case Operand.Constant _ -> {}
          }
        });
  }
}

package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.Suggestion;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.logic.Mode;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.ConditionText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A part that can be dropped: the condition is true in the same states without it. */
final class RedundantPart implements ConditionRule {
  @Override
  public void check(JourneyConditions journey, Diagnostics findings) {
    for (AskedCondition asked : journey.all()) {
      Dropped dropped = isTrivial(asked) ? null : droppable(asked);
      if (dropped != null) {
        ConditionSpans spans = new ConditionSpans(asked.tree(), asked.condition());
        Span span = spans.of(dropped.part());
        Diagnostic finding =
            asked
                .proved(
                    Rule.REDUNDANT_PART,
                    span,
                    "`" + span.text() + "` says nothing that the rest does not say already",
                    List.of("it means the same as " + ConditionText.print(dropped.rest())))
                .withHelp("leave it out, or say what it was meant to add");
        Suggestion without = spans.withoutPart(dropped.part());
        findings.add(without == null ? finding : finding.withSuggestion(without));
      }
    }
  }

  /** What is never true, or always, has a finding of its own. */
  private static boolean isTrivial(AskedCondition asked) {
    return asked.isNever(Mode.TRUE) || asked.isNever(Mode.NOT_TRUE);
  }

  /**
   * What is left without a part.
   *
   * @param isWider whether the rest is true at least where the whole is; else it is the other way
   */
  private record Dropped(Condition part, Condition rest, boolean isWider) {}

  private static @Nullable Dropped droppable(AskedCondition asked) {
    Condition whole = asked.condition();
    for (Dropped candidate : candidates(whole, true, UnaryOperator.identity())) {
      if (SharedReads.mayMatter(candidate.part(), whole) && isSame(asked, candidate)) {
        return candidate;
      }
    }
    return null;
  }

  /** Asks first what is not so by the form alone: it mostly is not so at all. */
  private static boolean isSame(AskedCondition asked, Dropped candidate) {
    Condition whole = asked.condition();
    Condition rest = candidate.rest();
    return Boolean.TRUE.equals(
        candidate.isWider()
            ? asked.logic().areEquivalent(rest, whole)
            : asked.logic().areEquivalent(whole, rest));
  }

  /**
   * Each part of an AND or OR with the condition that is left without it; larger parts come first.
   *
   * @param isAffirmed whether the condition at hand stands below an even number of NOT
   * @param around puts the condition at hand back to where it stands
   */
  private static List<Dropped> candidates(
      Condition condition, boolean isAffirmed, Function<Condition, Condition> around) {
    return switch (condition) {
      case Condition.And(var parts) ->
          candidates(parts, Condition.And::new, isAffirmed, isAffirmed, around);
      case Condition.Or(var parts) ->
          candidates(parts, Condition.Or::new, !isAffirmed, isAffirmed, around);
      case Condition.Not not ->
          candidates(not.part(), !isAffirmed, part -> around.apply(new Condition.Not(part)));
      default -> List.of();
    };
  }

  private static List<Dropped> candidates(
      List<Condition> parts,
      Function<List<Condition>, Condition> join,
      boolean isWider,
      boolean isAffirmed,
      Function<Condition, Condition> around) {
    List<Dropped> candidates = new ArrayList<>();
    for (int i = parts.size() - 1; i >= 0; i--) {
      List<Condition> rest = new ArrayList<>(parts);
      Condition part = rest.remove(i);
      Condition left = rest.size() == 1 ? rest.getFirst() : join.apply(rest);
      candidates.add(new Dropped(part, around.apply(left), isWider));
    }
    for (int i = 0; i < parts.size(); i++) {
      int place = i;
      candidates.addAll(
          candidates(
              parts.get(i),
              isAffirmed,
              part -> {
                List<Condition> with = new ArrayList<>(parts);
                with.set(place, part);
                return around.apply(join.apply(with));
              }));
    }
    return candidates;
  }
}

package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Question;
import dev.milepost.compiler.diagnostic.Question.Answer;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.model.ActionModel;
import dev.milepost.compiler.model.StageModel.TransitionModel;
import dev.milepost.compiler.syntax.ConditionTree;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.logic.Literal;
import dev.milepost.engine.logic.Logic;
import dev.milepost.engine.logic.Mode;
import dev.milepost.engine.plan.ActionCall;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.ConditionText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A condition that lets a journey start, end or move on.
 *
 * @param stage the stage from which it leads on, or null
 * @param transition the transition that it enables, or null
 * @param words what it enables, as the text says it
 * @param logic decides questions where it stands
 */
record AskedCondition(
    String journey,
    @Nullable String stage,
    @Nullable TransitionModel transition,
    String words,
    ConditionTree tree,
    Condition condition,
    Logic logic) {

  /** Whether it makes a difference which of two transitions of a stage is taken. */
  boolean leadsElsewhereThan(AskedCondition other) {
    return !Objects.equals(way(), other.way());
  }

  private record Led(@Nullable String target, List<@Nullable ActionCall> does) {}

  private @Nullable Led way() {
    return transition == null
        ? null
        : new Led(
            transition.target(),
            transition.does().stream().<@Nullable ActionCall>map(ActionModel::call).toList());
  }

  /** What findings about it are about. */
  About about(Condition... others) {
    List<Condition> all = new ArrayList<>(List.of(condition));
    all.addAll(List.of(others));
    return new About(journey, stage, all.stream().map(ConditionText::key).toList());
  }

  /** A finding that is proved. */
  Diagnostic proved(Rule rule, Span span, String message, List<String> because) {
    return Diagnostic.of(rule, span, message)
        .withVerdict(new Verdict.Proved(because))
        .withAbout(about());
  }

  /** An entry of the ledger. */
  Question question(Rule rule, String asked, Answer answer, String detail) {
    return new Question(rule, about(), asked, answer, "cells", detail);
  }

  /** Whether literals can never hold at once where it stands; null: undecided. */
  @Nullable Boolean cannotHold(Literal... literals) {
    return logic.cannotHold(List.of(literals));
  }

  /** Whether it can never be so. */
  boolean isNever(Mode mode) {
    // What can be false can be not true; whether it can be false is asked of it anyway.
    if (mode == Mode.NOT_TRUE
        && Boolean.FALSE.equals(cannotHold(new Literal(condition, Mode.FALSE)))) {
      return false;
    }
    return Boolean.TRUE.equals(cannotHold(new Literal(condition, mode)));
  }
}

package dev.milepost.compiler.format;

import static dev.milepost.compiler.format.Document.LINE;
import static dev.milepost.compiler.format.Document.concat;
import static dev.milepost.compiler.format.Document.group;
import static dev.milepost.compiler.format.Document.indent;
import static dev.milepost.compiler.format.Document.text;

import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.syntax.ScenarioStep;
import dev.milepost.compiler.syntax.ScenarioStep.Assignment;
import dev.milepost.compiler.syntax.ScenarioStep.IsNotified;
import dev.milepost.compiler.syntax.ScenarioStep.StepWord;
import dev.milepost.compiler.syntax.ScenarioStep.Times;
import dev.milepost.compiler.syntax.SyntaxNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Prints scenarios. An {@code and} stays an {@code and}. */
final class ScenarioPrinter {
  private final ConditionPrinter conditions;
  private final ActionPrinter actions;
  private final BlockPrinter blocks;
  private final Comments comments;

  ScenarioPrinter(ConditionPrinter conditions, BlockPrinter blocks, Comments comments) {
    this.conditions = conditions;
    this.actions = new ActionPrinter(conditions, comments);
    this.blocks = blocks;
    this.comments = comments;
  }

  Document scenario(Declaration.Scenario scenario) {
    return blocks.block(
        scenario.header(),
        "scenario " + Words.quoted(scenario.name()) + " of " + Words.quoted(scenario.journey()),
        scenario.steps(),
        BlockPrinter.asWritten(),
        step -> comments.node(step.span(), () -> step(step)));
  }

  private Document step(ScenarioStep step) {
    return step instanceof ScenarioStep.InAnyOrder
        ? text("in any order")
        : concat(text(word(step.word()) + " "), body(step));
  }

  private static String word(StepWord word) {
    return word.continues() ? "and" : word.kind().name().toLowerCase(Locale.ROOT);
  }

  private Document body(ScenarioStep step) {
    return switch (step) {
      case ScenarioStep.GivenSubject given ->
          listed(
              given.subject() + " " + Words.quoted(given.value()),
              " with",
              given.otherKeys(),
              key -> text(key.key() + " " + Words.quoted(key.value())));
      case ScenarioStep.GivenNow now -> text("now " + Words.value(now.now()));
      case ScenarioStep.RecordSignal signal ->
          assignments(
              signal.record().text()
                  + " "
                  + Words.quoted(signal.id())
                  + ofSubject(signal.subject()),
              signal.assignments());
      case ScenarioStep.RecordGone gone ->
          text(
              gone.record().text()
                  + " "
                  + Words.quoted(gone.id())
                  + ofSubject(gone.subject())
                  + " is gone");
      case ScenarioStep.EventSignal signal ->
          assignments(signal.event().text() + ofSubject(signal.subject()), signal.assignments());
      case ScenarioStep.TimePasses passes ->
          text(
              Words.duration(passes.duration())
                  + (passes.duration().value().amount() == 1 ? " passes" : " pass"));
      case ScenarioStep.Answers answers ->
          text(Words.person(answers.role()) + " answers " + Words.quoted(answers.answer()));
      case ScenarioStep.StageIs stage ->
          text("stage is " + not(stage.negated()) + Words.quoted(stage.stage()));
      case ScenarioStep.IsStalled stalled -> text("is " + not(stalled.negated()) + "stalled");
      case ScenarioStep.HasStarted started -> text("has " + not(started.negated()) + "started");
      case ScenarioStep.HasNotEnded running -> text("has not ended");
      case ScenarioStep.EndedAs ended -> text("ended as " + Words.quoted(ended.outcome()));
      case ScenarioStep.ActionHappened happened -> happened(happened);
      case ScenarioStep.IsNotified notified -> text(notified(notified));
      case ScenarioStep.InAnyOrder order -> text("in any order");
      case ScenarioStep.Broken broken -> throw new BrokenTreeException(broken);
    };
  }

  private Document assignments(String head, List<Assignment> assignments) {
    return listed(
        head,
        ":",
        assignments,
        assignment -> text(assignment.field() + " = " + Words.value(assignment.value())));
  }

  /** A head, and behind words that only a list needs its elements, which may be none. */
  private <T extends SyntaxNode> Document listed(
      String head, String behindHead, List<T> elements, Function<T, Document> print) {
    if (elements.isEmpty()) {
      return text(head);
    }
    Document headComment = comments.head(elements.getFirst().span().start());
    return group(
        text(head + behindHead),
        headComment,
        indent(LINE, conditions.commaSeparated(elements, print)));
  }

  private Document happened(ScenarioStep.ActionHappened happened) {
    String head = "action " + happened.action().text();
    String behind = " happened" + times(happened.times());
    return happened.arguments().isEmpty()
        ? text(head + behind)
        : concat(text(head + " "), actions.arguments(happened.arguments()), text(behind));
  }

  private static String notified(IsNotified notified) {
    boolean isNever = Integer.valueOf(0).equals(notified.times().most());
    String message = notified.message() == null ? "" : " with " + Words.quoted(notified.message());
    return Words.person(notified.role())
        + (isNever ? " is not notified" + message : " is notified" + message)
        + (isNever ? "" : times(notified.times()));
  }

  private static String times(Times times) {
    Integer most = times.most();
    if (most == null) {
      boolean isSilent = times.span().text().isEmpty();
      return isSilent ? "" : " at least " + Words.times(times.least());
    }
    return switch (most) {
      case 0 -> " never";
      case 1 -> " once";
      default -> " " + Words.times(most);
    };
  }

  private static String ofSubject(@Nullable Name subject) {
    return subject == null ? "" : " of " + Words.quoted(subject);
  }

  private static String not(boolean negated) {
    return negated ? "not " : "";
  }
}

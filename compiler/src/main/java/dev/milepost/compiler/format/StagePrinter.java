package dev.milepost.compiler.format;

import static dev.milepost.compiler.format.Document.HARD_LINE;
import static dev.milepost.compiler.format.Document.LINE;
import static dev.milepost.compiler.format.Document.concat;
import static dev.milepost.compiler.format.Document.group;
import static dev.milepost.compiler.format.Document.indent;
import static dev.milepost.compiler.format.Document.text;

import dev.milepost.compiler.syntax.ActionTree;
import dev.milepost.compiler.syntax.ConditionTree;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.syntax.StageClause;
import dev.milepost.compiler.syntax.Trigger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints the clauses of a stage, in written order. */
final class StagePrinter {
  private final ConditionPrinter conditions;
  private final ActionPrinter actions;
  private final Comments comments;

  StagePrinter(ConditionPrinter conditions, Comments comments) {
    this.conditions = conditions;
    this.actions = new ActionPrinter(conditions, comments);
    this.comments = comments;
  }

  /**
   * A clause without the comments around it.
   *
   * @param next the next stage of the file, where transitions without a target lead; null: none
   */
  Document clause(StageClause clause, @Nullable Name next) {
    return switch (clause) {
      case StageClause.OnEnter enter -> actions.clause("on enter:", "", enter.action());
      case StageClause.OnExit exit -> actions.clause("on exit:", "", exit.action());
      case StageClause.Every every -> every(every);
      case StageClause.After after ->
          actions.clause("after " + Words.duration(after.duration()) + ":", "", after.action());
      case StageClause.Expected expected -> expected(expected);
      case StageClause.Transition transition -> transition(transition, next);
      case StageClause.Asks asks -> asks(asks);
      case StageClause.MayWaitForever wait -> text("may wait forever");
      case StageClause.EndsAs ends -> text("ends as " + Words.quoted(ends.outcome()));
      case StageClause.Broken broken -> throw new BrokenTreeException(broken);
    };
  }

  /** What makes an execution move, behind the words before it. */
  Document trigger(String head, Trigger trigger) {
    return switch (trigger) {
      case Trigger.When when -> condition(head, when.condition());
      case Trigger.After after -> text(head + " after " + Words.duration(after.duration()));
      case Trigger.AtDate at -> text(head + " at " + at.date().text());
      case Trigger.BeforeDate before ->
          text(head + " " + Words.duration(before.duration()) + " before " + before.date().text());
      case Trigger.AfterDate after ->
          text(head + " " + Words.duration(after.duration()) + " after " + after.date().text());
      case Trigger.Broken broken -> throw new BrokenTreeException(broken);
    };
  }

  private Document condition(String head, ConditionTree condition) {
    return conditions.clause(head + " when:", condition);
  }

  private Document every(StageClause.Every every) {
    String atMost =
        every.atMost() == null ? "" : ", at most " + Words.times(every.atMost().value());
    String head = "every " + Words.duration(every.interval()) + atMost + ":";
    return actions.clause(head, "", every.action());
  }

  private Document expected(StageClause.Expected expected) {
    String head = "expected within " + Words.duration(expected.duration());
    return expected.then() == null
        ? text(head)
        : actions.clause(head + ",", "then ", expected.then());
  }

  private Document transition(StageClause.Transition transition, @Nullable Name next) {
    Name target = transition.target() == null ? next : transition.target();
    String head =
        (transition.isElse() ? "else advances" : "advances")
            + (target == null ? "" : " to " + Words.quoted(target));
    List<Document> parts = new ArrayList<>();
    parts.add(trigger(head, transition.trigger()));
    for (ActionTree action : transition.actions()) {
      parts.add(comments.head(action.span().start()));
      Document printed =
          comments.node(action.span(), () -> concat(text("do "), actions.action(action)));
      parts.add(indent(HARD_LINE, printed));
    }
    return concat(parts);
  }

  private Document asks(StageClause.Asks asks) {
    Document head = text("asks " + Words.person(asks.role()) + ":");
    Document headComment = comments.head(asks.question().span().start());
    Document question =
        comments.node(asks.question().span(), () -> text(Words.quoted(asks.question())));
    Document answers =
        conditions.commaSeparated(asks.answers(), answer -> text(Words.quoted(answer)));
    return group(
        head,
        headComment,
        indent(LINE, question, LINE, text("answers"), group(indent(LINE, answers))));
  }
}

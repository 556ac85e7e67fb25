package dev.milepost.compiler.format;

import static dev.milepost.compiler.format.Document.LINE;
import static dev.milepost.compiler.format.Document.concat;
import static dev.milepost.compiler.format.Document.group;
import static dev.milepost.compiler.format.Document.indent;
import static dev.milepost.compiler.format.Document.text;

import dev.milepost.compiler.syntax.ActionTree;
import dev.milepost.compiler.syntax.ActionTree.Argument;
import dev.milepost.compiler.syntax.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints what a journey asks for. */
final class ActionPrinter {
  private final ConditionPrinter conditions;
  private final Comments comments;

  ActionPrinter(ConditionPrinter conditions, Comments comments) {
    this.conditions = conditions;
    this.comments = comments;
  }

  /**
   * A clause that ends with an action; one that does not fit begins on the next line.
   *
   * @param words stand before the action, on its line
   */
  Document clause(String head, String words, ActionTree action) {
    Document headComment = comments.head(action.span().start());
    Document printed = comments.node(action.span(), () -> concat(text(words), action(action)));
    return group(text(head), headComment, indent(LINE, printed));
  }

  /** An action without the comments around it. */
  Document action(ActionTree action) {
    return switch (action) {
      case ActionTree.Call call when call.arguments().isEmpty() -> text(call.action().text());
      case ActionTree.Call call -> concat(text(call.action().text()), arguments(call.arguments()));
      case ActionTree.NotifyOwner notify -> text("notify owner" + message(notify.message()));
      case ActionTree.NotifyRole notify ->
          text("notify " + Words.quoted(notify.role()) + message(notify.message()));
      case ActionTree.Broken broken -> throw new BrokenTreeException(broken);
    };
  }

  /** At least one argument, in parentheses. */
  Document arguments(List<Argument> arguments) {
    return conditions.list(
        arguments, argument -> text(argument.name().text() + ": " + Words.value(argument.value())));
  }

  private static String message(@Nullable Template message) {
    return message == null ? "" : " " + Words.quoted(message);
  }
}

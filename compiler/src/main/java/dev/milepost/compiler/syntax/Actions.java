package dev.milepost.compiler.syntax;

import dev.milepost.compiler.syntax.ActionTree.Argument;
import dev.milepost.compiler.syntax.LiteralTree.TextLiteral;
import dev.milepost.compiler.text.Span;
import dev.milepost.grammar.JourneyParser.ActionContext;
import dev.milepost.grammar.JourneyParser.ArgumentContext;
import dev.milepost.grammar.JourneyParser.ArgumentValueContext;
import dev.milepost.grammar.JourneyParser.CallActionContext;
import dev.milepost.grammar.JourneyParser.NotifyActionContext;
import dev.milepost.grammar.JourneyParser.PersonContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds actions. */
final class Actions {
  private final Words words;
  private final Literals literals;

  Actions(Words words, Literals literals) {
    this.words = words;
    this.literals = literals;
  }

  ActionTree action(ActionContext context) {
    Span span = words.span(context);
    return switch (context) {
      case CallActionContext call ->
          new ActionTree.Call(words.reference(call.reference()), arguments(call.argument()), span);
      case NotifyActionContext notify -> {
        Template message = notify.TEXT() == null ? null : words.template(notify.TEXT());
        Name role = role(notify.person());
        yield role == null
            ? new ActionTree.NotifyOwner(message, span)
            : new ActionTree.NotifyRole(role, message, span);
      }
      default -> throw new IllegalStateException("no action: " + context.getClass());
    };
  }

  List<ActionTree> actions(List<ActionContext> contexts) {
    return contexts.stream().map(this::action).toList();
  }

  List<Argument> arguments(List<ArgumentContext> contexts) {
    return contexts.stream()
        .map(argument ->
            new Argument(
                words.word(argument.word()), value(argument.argumentValue()), words.span(argument)))
        .toList();
  }

  ArgumentValue value(ArgumentValueContext context) {
    if (context.TODAY() != null) {
      return new Today(words.span(context));
    }
    if (context.reference() != null) {
      return words.reference(context.reference());
    }
    if (context.literal().TEXT() == null) {
      return literals.literal(context.literal());
    }
    Template template = words.template(context.literal().TEXT());
    return template.isPlain() ? text(template) : template;
  }

  /** The role that a person is named by, or null: the owner. */
  @Nullable Name role(PersonContext context) {
    return context.TEXT() == null ? null : words.quoted(context.TEXT());
  }

  private static TextLiteral text(Template template) {
    StringBuilder text = new StringBuilder();
    for (Template.Part part : template.parts()) {
      if (part instanceof Template.Part.Fixed fixed) {
        text.append(fixed.text());
      }
    }
    return new TextLiteral(text.toString(), template.span());
  }
}

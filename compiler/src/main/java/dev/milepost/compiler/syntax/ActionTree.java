package dev.milepost.compiler.syntax;

import dev.milepost.compiler.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a journey asks for. */
public sealed interface ActionTree extends SyntaxNode {

  /** {@code Mail.Send(Template: "unpaid")}; without arguments the parentheses may be missing. */
  record Call(Reference action, List<Argument> arguments, Span span) implements ActionTree {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code notify owner ["..."]}. */
  record NotifyOwner(@Nullable Template message, Span span) implements ActionTree {}

  /** {@code notify "ROLE" ["..."]}. */
  record NotifyRole(Name role, @Nullable Template message, Span span) implements ActionTree {}

  /** What could not be read; it was reported. */
  record Broken(Span span) implements ActionTree {}

  /** {@code Name: value}. */
  record Argument(Name name, ArgumentValue value, Span span) implements SyntaxNode {}
}

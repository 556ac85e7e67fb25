package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.Suggestion;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.ActionModel;
import dev.milepost.compiler.resolution.CatalogIndex.FieldEntry;
import dev.milepost.compiler.resolution.CatalogIndex.TypeEntry;
import dev.milepost.compiler.syntax.ActionTree;
import dev.milepost.compiler.syntax.LiteralTree;
import dev.milepost.compiler.syntax.LiteralTree.TextLiteral;
import dev.milepost.compiler.syntax.Reference;
import dev.milepost.compiler.syntax.Template;
import dev.milepost.compiler.syntax.Today;
import dev.milepost.engine.plan.ActionCall;
import dev.milepost.engine.plan.ActionCall.ArgumentValue;
import dev.milepost.engine.plan.ActionCall.Template.Part;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves and types what a journey asks for and tells. */
final class ActionResolver {
  private final NameResolver names;
  private final LiteralResolver literals;
  private final People people;
  private final Reporter reporter;

  ActionResolver(NameResolver names, LiteralResolver literals, People people, Reporter reporter) {
    this.names = names;
    this.literals = literals;
    this.people = people;
    this.reporter = reporter;
  }

  ActionModel resolve(ActionTree tree) {
    return new ActionModel(tree, call(tree));
  }

  private @Nullable ActionCall call(ActionTree tree) {
    return switch (tree) {
      case ActionTree.Call call -> perform(call);
      case ActionTree.NotifyOwner notify -> {
        boolean owned = people.hasOwner(notify.span());
        Template message = notify.message();
        ActionCall.Template text = message == null ? null : template(message);
        yield owned && (message == null || text != null) ? new ActionCall.NotifyOwner(text) : null;
      }
      case ActionTree.NotifyRole notify -> {
        String role = people.role(notify.role());
        Template message = notify.message();
        ActionCall.Template text = message == null ? null : template(message);
        yield role != null && (message == null || text != null)
            ? new ActionCall.NotifyRole(role, text)
            : null;
      }
      case ActionTree.Broken _ -> null;
    };
  }

  private @Nullable ActionCall perform(ActionTree.Call call) {
    TypeEntry action = names.action(call.action());
    if (action == null) {
      return null;
    }
    List<ActionCall.Argument> arguments = new ArrayList<>();
    Map<String, ActionTree.Argument> seen = new HashMap<>();
    for (ActionTree.Argument tree : call.arguments()) {
      ActionTree.Argument before = seen.putIfAbsent(tree.name().text(), tree);
      if (before != null && !tree.name().isMissing()) {
        reporter.add(
            Diagnostic.of(
                    Rule.DUPLICATE_NAME,
                    tree.name().span(),
                    "the argument `" + tree.name().text() + "` is given twice")
                .withRelated(before.name().span(), "first here"));
        continue;
      }
      FieldEntry parameter = names.field(action, tree.name());
      ArgumentValue value = parameter == null ? null : argument(parameter, tree);
      if (value != null) {
        arguments.add(new ActionCall.Argument(tree.name().text(), value));
      }
    }
    return arguments.size() == call.arguments().size()
        ? new ActionCall.Perform(action.name(), arguments)
        : null;
  }

  private @Nullable ArgumentValue argument(FieldEntry parameter, ActionTree.Argument tree) {
    FieldType type = parameter.type();
    if (type == null) {
      return null;
    }
    String words = "`" + parameter.name() + "`";
    return switch (tree.value()) {
      case TextLiteral text ->
          literals.value(type, text, words) instanceof Value.Text(String fixed)
              ? new ArgumentValue.Composed(new ActionCall.Template(List.of(new Part.Fixed(fixed))))
              : null;
      case LiteralTree literal -> {
        Value value = literals.value(type, literal, words);
        yield value == null ? null : new ArgumentValue.Constant(value);
      }
      case Reference reference -> reference(type, reference, words);
      case Template template -> {
        if (type != Scalar.TEXT) {
          reporter.add(
              Rule.WRONG_TYPE,
              template.span(),
              words + " is " + TypeWords.describe(type) + ", and this is a text");
          yield null;
        }
        ActionCall.Template text = template(template);
        yield text == null ? null : new ArgumentValue.Composed(text);
      }
      case Today today -> {
        reporter.add(
            Rule.WRONG_TYPE,
            today.span(),
            "`today` cannot be handed to an action",
            "the action's request carries the time at which it was asked for");
        yield null;
      }
    };
  }

  private @Nullable ArgumentValue reference(FieldType type, Reference reference, String words) {
    FieldEntry field = names.fact(reference);
    FieldType given = field == null ? null : field.type();
    if (field == null || given == null) {
      return null;
    }
    if (TypeWords.fits(given, type)) {
      return new ArgumentValue.Reference(field.name());
    }
    Diagnostic diagnostic =
        Diagnostic.of(
            Rule.WRONG_TYPE,
            reference.span(),
            words
                + " is "
                + TypeWords.describe(type)
                + ", and `"
                + reference.text()
                + "` is "
                + TypeWords.describe(given));
    String asText = "\"{" + reference.text() + "}\"";
    reporter.add(
        type == Scalar.TEXT
            ? diagnostic
                .withHelp("write it as a text: `" + asText + "`")
                .withSuggestion(Suggestion.replace(reference.span(), asText))
            : diagnostic);
    return null;
  }

  private ActionCall.@Nullable Template template(Template tree) {
    List<Part> parts = new ArrayList<>();
    for (Template.Part part : tree.parts()) {
      switch (part) {
        case Template.Part.Fixed fixed -> parts.add(new Part.Fixed(fixed.text()));
        case Template.Part.Placeholder placeholder -> {
          FieldEntry field = names.fact(placeholder.reference());
          if (field != null) {
            parts.add(new Part.Placeholder(field.name()));
          }
        }
      }
    }
    return parts.size() == tree.parts().size() ? new ActionCall.Template(parts) : null;
  }
}

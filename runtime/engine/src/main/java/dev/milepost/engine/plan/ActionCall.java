package dev.milepost.engine.plan;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that a journey asks for or tells. */
public sealed interface ActionCall {

  /** Asks an app to do something. */
  record Perform(TypeName action, List<Argument> arguments) implements ActionCall {
    public Perform {
      arguments = List.copyOf(arguments);
    }
  }

  /** Tells the owner of the journey; a null text means the engine's own sentence. */
  record NotifyOwner(@Nullable Template text) implements ActionCall {}

  /** Tells the people of a role; a null text means the engine's own sentence. */
  record NotifyRole(String role, @Nullable Template text) implements ActionCall {}

  /** A named argument of an action. */
  record Argument(String name, ArgumentValue value) {}

  /** Where an argument's value comes from. */
  sealed interface ArgumentValue {

    /** A literal that is not a text. */
    record Constant(Value value) implements ArgumentValue {}

    /** The value of a field at the moment of the action; unknown leaves the argument out. */
    record Reference(FieldName field) implements ArgumentValue {}

    /** A text with placeholders; {@code unknown} is printed for an unknown one. */
    record Composed(Template template) implements ArgumentValue {}
  }

  /** A text with placeholders. */
  record Template(List<Part> parts) {
    public Template {
      parts = List.copyOf(parts);
    }

    /** A piece of a template. */
    public sealed interface Part {

      /** Text that stands for itself. */
      record Fixed(String text) implements Part {}

      /** The value of a field at the moment of the action. */
      record Placeholder(FieldName field) implements Part {}
    }
  }
}

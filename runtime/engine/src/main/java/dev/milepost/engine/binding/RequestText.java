package dev.milepost.engine.binding;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A text whose placeholders name arguments of an action. */
public record RequestText(List<Part> parts) {

  public RequestText {
    parts = List.copyOf(parts);
  }

  /** A piece of the text. */
  public sealed interface Part {

    /** Text that stands for itself. */
    record Fixed(String text) implements Part {}

    /** The value of an argument. */
    record Argument(String name) implements Part {}
  }

  /** The arguments that it names. */
  public Set<String> arguments() {
    return parts.stream()
        .filter(Part.Argument.class::isInstance)
        .map(part -> ((Part.Argument) part).name())
        .collect(Collectors.toUnmodifiableSet());
  }
}

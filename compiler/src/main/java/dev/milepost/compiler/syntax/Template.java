package dev.milepost.compiler.syntax;

import dev.milepost.compiler.text.Span;
import java.util.List;

/** A quoted text with placeholders: {@code "Onboarding of {CRM.Account.Name}"}. */
public record Template(List<Part> parts, Span span) implements ArgumentValue {
  public Template {
    parts = List.copyOf(parts);
  }

  /** A piece of a template. */
  public sealed interface Part extends SyntaxNode {

    /** Text that stands for itself, with escapes resolved. */
    record Fixed(String text, Span span) implements Part {}

    /** A placeholder; the span includes its braces. */
    record Placeholder(Reference reference, Span span) implements Part {}
  }

  /** Whether it is a plain text. */
  public boolean isPlain() {
    return parts.stream().allMatch(Part.Fixed.class::isInstance);
  }
}

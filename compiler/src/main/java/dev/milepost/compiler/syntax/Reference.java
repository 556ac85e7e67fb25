package dev.milepost.compiler.syntax;

import dev.milepost.compiler.text.Span;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A name with dots, at least one part: {@code App.Record.Field}, {@code App.Record}, {@code
 * App.Event}, {@code App.Action}, or, where a record is spoken of, a bare field. How many parts it
 * should have depends on where it stands, and is checked with what the names mean.
 */
public record Reference(List<Name> parts, Span span) implements Operand, ArgumentValue {
  public Reference {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a reference names something");
    }
  }

  /** The reference as it was written, without white space. */
  public String text() {
    return parts.stream().map(Name::text).collect(Collectors.joining("."));
  }

  /** The last part. */
  public Name last() {
    return parts.getLast();
  }
}

package dev.milepost.compiler.syntax;

import dev.milepost.compiler.text.Position;
import dev.milepost.compiler.text.Printable;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.text.Span;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;

/**
 * Prints a syntax tree, one node a line. It looks into records by reflection, so that a test cannot
 * forget a new part of a node.
 */
final class TreePrinter {
  private final StringBuilder text = new StringBuilder();

  private TreePrinter() {}

  static String print(SyntaxNode node) {
    TreePrinter printer = new TreePrinter();
    printer.node("", (Record) node, 0);
    return printer.text.toString();
  }

  private void node(String role, Record node, int depth) {
    text.append("  ".repeat(depth)).append(role).append(node.getClass().getSimpleName());
    if (node instanceof SyntaxNode syntax) {
      text.append(' ').append(range(syntax.span()));
    }
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      Object value = value(component, node);
      if (value != null && !isChild(value) && !(value instanceof Source)) {
        boolean isOwnSpan = component.getName().equals("span");
        if (!isOwnSpan) {
          text.append(' ').append(component.getName()).append('=').append(scalar(value));
        }
      }
    }
    text.append('\n');
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      Object value = value(component, node);
      if (value instanceof List<?> list) {
        list.forEach(child -> child(component.getName(), child, depth + 1));
      } else if (value != null && isChild(value)) {
        child(component.getName(), value, depth + 1);
      }
    }
  }

  private void child(String role, Object child, int depth) {
    if (child instanceof Record record && !(child instanceof Name)) {
      node(role + ": ", record, depth);
    } else {
      text.append("  ".repeat(depth)).append(role).append(": ").append(scalar(child)).append('\n');
    }
  }

  private static boolean isChild(Object value) {
    return value instanceof List<?> || (value instanceof SyntaxNode && !(value instanceof Name));
  }

  private static String scalar(Object value) {
    return switch (value) {
      case Name name -> "'" + Printable.escape(name.text()) + "'@" + name.span().position();
      case Span span -> range(span);
      case String string -> "\"" + Printable.escape(string) + "\"";
      case Collection<?> values ->
          values.stream().map(Object::toString).sorted().toList().toString();
      default -> value.toString();
    };
  }

  private static String range(Span span) {
    Position end = span.after().position();
    return span.position() + "-" + end;
  }

  private static Object value(RecordComponent component, Record node) {
    try {
      return component.getAccessor().invoke(node);
    } catch (IllegalAccessException | InvocationTargetException failure) {
      throw new IllegalStateException(failure);
    }
  }
}

package dev.milepost.compiler.format;

import dev.milepost.compiler.syntax.ConditionTree.Count;
import dev.milepost.compiler.syntax.LiteralTree;
import dev.milepost.compiler.syntax.LiteralTree.DurationLiteral;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.syntax.Reference;
import dev.milepost.compiler.syntax.SyntaxNode;
import dev.milepost.compiler.syntax.Template;
import dev.milepost.compiler.syntax.Today;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names and values, which are never broken. */
final class Words {

  private Words() {}

  /** A quoted or backquoted text, as it was written. */
  static String quoted(SyntaxNode text) {
    return text.span().text();
  }

  /** A text of which only the value is known. */
  static String quoted(String value) {
    String escaped =
        value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t");
    return '"' + escaped + '"';
  }

  /** A person: a role, or the owner where there is none. */
  static String person(@Nullable Name role) {
    return role == null ? "owner" : quoted(role);
  }

  static String duration(DurationLiteral duration) {
    return duration.value().print();
  }

  static String times(int count) {
    return count == 1 ? "1 time" : count + " times";
  }

  static String atLeast(Count count) {
    return "at least " + times(count.value());
  }

  /** A value, of those that stand in conditions, actions and scenarios. */
  static String value(SyntaxNode value) {
    return switch (value) {
      case LiteralTree literal -> literal(literal);
      case Reference reference -> reference.text();
      case Template template -> quoted(template);
      case Today today -> "today";
      default -> throw new IllegalArgumentException("no value: " + value);
    };
  }

  private static String literal(LiteralTree literal) {
    return switch (literal) {
      case LiteralTree.TextLiteral text -> quoted(text);
      case LiteralTree.BooleanLiteral bool -> Boolean.toString(bool.value());
      case LiteralTree.NumberLiteral number -> number.value().toPlainString();
      case LiteralTree.MoneyLiteral money ->
          money.amount().toPlainString() + " " + money.currency();
      case LiteralTree.DateLiteral date -> date.value().toString();
      case LiteralTree.DateTimeLiteral time -> time.span().text().toUpperCase(Locale.ROOT);
      case DurationLiteral duration -> duration(duration);
      case LiteralTree.NullLiteral none -> "null";
      case LiteralTree.BrokenLiteral broken -> throw new BrokenTreeException(broken);
    };
  }
}

package dev.milepost.compiler.drawing;

import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.explain.Explanation;
import dev.milepost.engine.explain.Explanation.Compared;
import dev.milepost.engine.explain.Explanation.Evidence;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Draws a condition with its values: under each operand what it is, under each test and each
 * connective whether it is true, false or unknown.
 *
 * <pre>
 * Books.Invoice.Status = "Paid" AND Desk.Department.Status = "Active"
 * |                    |        |   |                      |
 * "Sent"               false    |   unknown                unknown
 *                               false
 * </pre>
 *
 * <p>A condition that is too wide is drawn part by part, and what {@code define} names is drawn
 * below by itself.
 */
public final class ConditionDrawing {

  private static final int WIDEST_VALUE = 40;
  private static final int NARROWEST = 20;

  private final int columns;
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Definition> definitions = new LinkedHashMap<>();

  private record Definition(Condition.Defined condition, Explanation explanation) {}

  private ConditionDrawing(int columns) {
    this.columns = Math.max(columns, NARROWEST);
  }

  /**
   * Draws a condition.
   *
   * @param condition what was explained
   * @param explanation what it is, part by part
   * @param columns how wide the drawing may be
   * @return lines without line ends; everything in them is escaped for a terminal
   */
  public static List<String> draw(Condition condition, Explanation explanation, int columns) {
    ConditionDrawing drawing = new ConditionDrawing(columns);
    drawing.drawParts("", condition, "", explanation);
    drawing.drawDefinitions();
    return List.copyOf(drawing.lines);
  }

  /** A truth in the language's own word. */
  public static String word(Truth truth) {
    return truth.name().toLowerCase(Locale.ROOT);
  }

  private void drawDefinitions() {
    int drawn = 0;
    while (drawn < definitions.size()) {
      Definition definition = List.copyOf(definitions.values()).get(drawn++);
      String name = ConditionText.print(definition.condition());
      lines.add("");
      lines.addAll(new Sketch().append(name + " means:").lines(columns));
      drawParts("", definition.condition().body(), "", definition.explanation().parts().getFirst());
    }
  }

  /** Draws on one line if it fits, else each part of a connective on a line of its own. */
  private void drawParts(String before, Condition condition, String after, Explanation why) {
    Sketch sketch = new Sketch().append(before);
    add(sketch, condition, why);
    sketch.append(after);
    List<Condition> parts = connected(condition);
    if (sketch.width() <= columns || parts.isEmpty()) {
      lines.addAll(sketch.lines(columns));
      return;
    }
    String connective = condition instanceof Condition.And ? "AND" : "OR";
    for (int i = 0; i < parts.size(); i++) {
      boolean isGroup = !connected(parts.get(i)).isEmpty();
      String lead = (i == 0 ? before : connective + " ") + (isGroup ? "(" : "");
      String end = (isGroup ? ")" : "") + (i == parts.size() - 1 ? after : "");
      drawParts(lead, parts.get(i), end, why.parts().get(i));
    }
    lines.add("= " + word(why.truth()));
  }

  private static List<Condition> connected(Condition condition) {
    return switch (condition) {
      case Condition.And and -> and.parts();
      case Condition.Or or -> or.parts();
      default -> List.of();
    };
  }

  private void add(Sketch sketch, Condition condition, Explanation why) {
    switch (condition) {
      case Condition.And and -> addConnected(sketch, and.parts(), "AND", why);
      case Condition.Or or -> addConnected(sketch, or.parts(), "OR", why);
      case Condition.Not not -> {
        sketch.mark(word(why.truth()), WIDEST_VALUE).append("NOT ");
        addGrouped(sketch, not.part(), ConditionText.print(not).startsWith("NOT ("), why, 0);
      }
      case Condition.Held held -> {
        addGrouped(sketch, held.condition(), ConditionText.print(held).startsWith("("), why, 0);
        sketch.append(" ").mark(word(why.truth()), WIDEST_VALUE);
        sketch.append("for " + held.span().print());
      }
      case Condition.Defined defined -> {
        definitions.putIfAbsent(defined.name(), new Definition(defined, why));
        sketch.mark(word(why.truth()), WIDEST_VALUE).append(ConditionText.print(defined));
      }
      case Condition.Quantified quantified -> addQuantified(sketch, quantified, why);
      case Condition.Comparison test -> addTest(sketch, test, test.left(), test.right(), why);
      case Condition.InList test -> addTest(sketch, test, test.operand(), null, why);
      case Condition.Between test -> addTest(sketch, test, test.operand(), null, why);
      case Condition.TextMatch test -> addTest(sketch, test, test.operand(), null, why);
      case Condition.Known test -> addTest(sketch, test, test.operand(), null, why);
      case Condition.WithinNext test -> addTest(sketch, test, test.date(), null, why);
      case Condition.MoreThanAgo test -> addTest(sketch, test, test.date(), null, why);
      case Condition.Becomes test ->
          addTest(sketch, test, new Operand.FieldOperand(test.field()), null, why);
      case Condition.Changes test ->
          addTest(sketch, test, new Operand.FieldOperand(test.field()), null, why);
      case Condition.Happened _, Condition.JourneyEnded _ ->
          sketch.mark(word(why.truth()), WIDEST_VALUE).append(ConditionText.print(condition));
    }
  }

  private void addConnected(
      Sketch sketch, List<Condition> parts, String connective, Explanation why) {
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        sketch.append(" ");
        if (i == 1) {
          sketch.mark(word(why.truth()), WIDEST_VALUE);
        }
        sketch.append(connective + " ");
      }
      addGrouped(sketch, parts.get(i), !connected(parts.get(i)).isEmpty(), why, i);
    }
  }

  private void addGrouped(
      Sketch sketch, Condition part, boolean parenthesized, Explanation whole, int number) {
    sketch.append(parenthesized ? "(" : "");
    add(sketch, part, whole.parts().get(number));
    sketch.append(parenthesized ? ")" : "");
  }

  /** A test begins with an operand and may end with another. */
  private static void addTest(
      Sketch sketch, Condition test, Operand left, @Nullable Operand right, Explanation why) {
    String text = ConditionText.print(test);
    String first = ConditionText.print(left);
    String last = right == null ? "" : ConditionText.print(right);
    List<Compared> values = new ArrayList<>(why.compared());
    addOperand(sketch, left, values);
    sketch.append(" ").mark(word(why.truth()), WIDEST_VALUE);
    sketch.append(text.substring(first.length() + 1, text.length() - last.length()));
    if (right != null) {
      addOperand(sketch, right, values);
    }
  }

  private static void addOperand(Sketch sketch, Operand operand, List<Compared> values) {
    if (!(operand instanceof Operand.Constant) && !values.isEmpty()) {
      sketch.mark(print(values.removeFirst().value()), WIDEST_VALUE);
    }
    sketch.append(ConditionText.print(operand));
  }

  /** Under the name of the record stand those that there are, as far as the filter reads them. */
  private static void addQuantified(
      Sketch sketch, Condition.Quantified quantified, Explanation why) {
    String text = ConditionText.print(quantified);
    int record = text.indexOf(' ') + 1;
    sketch.mark(word(why.truth()), WIDEST_VALUE).append(text.substring(0, record));
    if (!why.evidence().isEmpty()) {
      sketch.mark(records(why.evidence()), WIDEST_VALUE);
    }
    sketch.append(text.substring(record));
  }

  private static String records(List<Evidence> evidence) {
    Map<String, String> byRecord = new LinkedHashMap<>();
    for (Evidence item : evidence) {
      if (item.recordId() != null) {
        byRecord.merge(item.recordId(), print(item.value()), (one, other) -> one + " " + other);
      }
    }
    List<String> records = new ArrayList<>();
    byRecord.forEach((id, values) -> records.add(id + ": " + values));
    return String.join(", ", records);
  }

  private static String print(@Nullable Value value) {
    return value == null ? "unknown" : ConditionText.print(new Operand.Constant(value));
  }
}

package dev.milepost.compiler.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a condition of SQL over the columns {@code n1, n2, x1, s1, s2} in our language, rule by
 * rule and without understanding it. {@code T}, {@code F} and {@code U} stand for the three truths.
 */
final class SqlCondition {

  private static final Pattern TOKEN =
      Pattern.compile("\\s*('(?:[^']|'')*'|-?\\d+(?:\\.\\d+)?|[A-Za-z_]\\w*|<>|<=|>=|[<>=(),])");
  private static final Set<String> COLUMNS = Set.of("n1", "n2", "x1", "s1", "s2");
  private static final Map<String, String> TRUTHS =
      Map.of("T", "Table.Row.t = true", "F", "Table.Row.f = true", "U", "Table.Row.u = true");

  private final List<String> tokens;
  private int at;

  private SqlCondition(List<String> tokens) {
    this.tokens = tokens;
  }

  /** A translated part, with the connective that it consists of: AND, OR or none. */
  private record Part(String text, String connective) {
    static Part leaf(String text) {
      return new Part(text, "");
    }

    String inside(String outer) {
      return connective.isEmpty() || connective.equals(outer) ? text : "(" + text + ")";
    }
  }

  /** Whether the condition has NULL among its literals, which our language does not. */
  static boolean hasNullLiteral(String sql) {
    List<String> tokens = tokens(sql);
    for (int i = 0; i < tokens.size(); i++) {
      String before = i == 0 ? "" : tokens.get(i - 1);
      if (tokens.get(i).equals("NULL") && !before.equals("IS") && !before.equals("NOT")) {
        return true;
      }
    }
    return false;
  }

  /** The condition in our language. */
  static String translate(String sql) {
    SqlCondition condition = new SqlCondition(tokens(sql));
    Part whole = condition.or();
    if (condition.at < condition.tokens.size()) {
      throw new IllegalArgumentException("not understood from token " + condition.at + ": " + sql);
    }
    return whole.text();
  }

  private static List<String> tokens(String sql) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(sql);
    int end = 0;
    while (matcher.lookingAt()) {
      tokens.add(matcher.group(1));
      end = matcher.end();
      matcher.region(end, sql.length());
    }
    if (!sql.substring(end).isBlank()) {
      throw new IllegalArgumentException("not understood at " + end + ": " + sql);
    }
    return tokens;
  }

  private Part or() {
    List<Part> parts = new ArrayList<>(List.of(and()));
    while (take("OR")) {
      parts.add(and());
    }
    return joined(parts, "OR");
  }

  private Part and() {
    List<Part> parts = new ArrayList<>(List.of(not()));
    while (take("AND")) {
      parts.add(not());
    }
    return joined(parts, "AND");
  }

  private static Part joined(List<Part> parts, String connective) {
    return parts.size() == 1
        ? parts.getFirst()
        : new Part(
            parts.stream()
                .map(part -> part.inside(connective))
                .collect(Collectors.joining(" " + connective + " ")),
            connective);
  }

  private Part not() {
    return take("NOT") ? Part.leaf("NOT (" + not().text() + ")") : primary();
  }

  private Part primary() {
    if (take("(")) {
      Part inner = or();
      expect(")");
      return new Part("(" + inner.text() + ")", "");
    }
    String first = next();
    if (TRUTHS.containsKey(first)) {
      return Part.leaf(TRUTHS.get(first));
    }
    return Part.leaf(predicate(operand(first)));
  }

  private String predicate(String left) {
    if (take("IS")) {
      boolean isKnown = take("NOT");
      expect("NULL");
      return left + (isKnown ? " is known" : " is unknown");
    }
    boolean negated = take("NOT");
    if (take("BETWEEN")) {
      String low = operand(next());
      expect("AND");
      String between = left + " BETWEEN " + low + " AND " + operand(next());
      return negated ? "NOT (" + between + ")" : between;
    }
    if (take("IN")) {
      expect("(");
      List<String> values = new ArrayList<>();
      do {
        values.add(operand(next()));
      } while (take(","));
      expect(")");
      return left + (negated ? " NOT IN (" : " IN (") + String.join(", ", values) + ")";
    }
    String sign = next();
    return left + " " + (sign.equals("<>") ? "!=" : sign) + " " + operand(next());
  }

  private static String operand(String token) {
    if (COLUMNS.contains(token)) {
      return "Table.Row." + token;
    }
    if (!token.startsWith("'")) {
      return token;
    }
    String text = token.substring(1, token.length() - 1).replace("''", "'");
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private boolean take(String token) {
    if (at < tokens.size() && tokens.get(at).equals(token)) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(String token) {
    if (!take(token)) {
      throw new IllegalArgumentException("no " + token + " at token " + at + " of " + tokens);
    }
  }

  private String next() {
    return tokens.get(at++);
  }
}

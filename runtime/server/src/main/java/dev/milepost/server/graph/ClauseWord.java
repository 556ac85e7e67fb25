package dev.milepost.server.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A word of a clause; what stands in quotes is one word.
 *
 * @param depth how many parentheses are open where it begins
 * @param isConnective whether it is an AND or OR that joins conditions
 */
record ClauseWord(String text, int depth, boolean isConnective) {

  /** The words of a clause as {@link dev.milepost.engine.plan.ConditionText} prints it. */
  static List<ClauseWord> of(String clause) {
    List<ClauseWord> words = new ArrayList<>();
    int depth = 0;
    int depthAtStart = 0;
    boolean quoted = false;
    boolean between = false;
    StringBuilder word = new StringBuilder();
    for (int i = 0; i <= clause.length(); i++) {
      char sign = i < clause.length() ? clause.charAt(i) : ' ';
      if (i == clause.length() || (!quoted && (sign == ' ' || sign == '\n'))) {
        if (!word.isEmpty()) {
          String text = word.toString();
          boolean joins = text.equals("OR") || (text.equals("AND") && !between);
          between = text.equals("BETWEEN") || (between && !text.equals("AND"));
          words.add(new ClauseWord(text, depthAtStart, joins));
          word.setLength(0);
        }
        depthAtStart = depth;
        continue;
      }
      word.append(sign);
      if (sign == '\\' && quoted && i + 1 < clause.length()) {
        i++;
        word.append(clause.charAt(i));
      } else if (sign == '"') {
        quoted = !quoted;
      } else if (!quoted && sign == '(') {
        depth++;
      } else if (!quoted && sign == ')') {
        depth--;
      }
    }
    return words;
  }

  /** The clause of some words. */
  static String join(List<ClauseWord> words) {
    return words.stream().map(ClauseWord::text).collect(Collectors.joining(" "));
  }
}

package dev.milepost.engine.logic;

import dev.milepost.engine.logic.text.TextClasses;
import dev.milepost.engine.logic.text.TextClasses.TextClass;
import dev.milepost.engine.logic.text.TextPattern;
import dev.milepost.engine.value.Value;
import dev.milepost.engine.value.ValueOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts, cut into those that no pattern tells apart. */
final class TextDomain implements Domain {

  private final List<TextPattern> patterns;
  private final List<TextClass> classes;
  private final int[][] positions;
  private final Map<List<Integer>, Integer> cells = new HashMap<>();
  private final List<Value.Text> ranked;
  private final List<Value.Text> representatives = new ArrayList<>();
  private final boolean complete;
  private final int known;

  /**
   * Cuts all texts.
   *
   * @param compared how many variables are compared with each other on these texts, at least 1
   */
  TextDomain(List<TextPattern> patterns, int compared, boolean mayBeUnknown) {
    TextClasses found = TextClasses.of(patterns, compared);
    this.patterns = patterns;
    this.classes = found.classes();
    this.complete = found.isComplete();
    this.known = mayBeUnknown ? 1 : 0;
    for (TextClass textClass : classes) {
      cells.put(textClass.answers(), known + cells.size());
      representatives.add(new Value.Text(textClass.examples().getFirst()));
    }
    this.positions = new int[classes.size()][];
    // The examples stand in their true order, so that comparing positions compares texts.
    List<Value.Text> all = new ArrayList<>();
    for (TextClass textClass : classes) {
      textClass.examples().forEach(text -> all.add(new Value.Text(text)));
    }
    all.sort(ValueOrder::compare);
    Map<String, Integer> ranks = new HashMap<>();
    all.forEach(text -> ranks.put(text.text(), ranks.size()));
    for (int i = 0; i < positions.length; i++) {
      positions[i] = classes.get(i).examples().stream().mapToInt(ranks::get).sorted().toArray();
    }
    this.ranked = all;
  }

  /** Whether there are no other cells than these. */
  boolean isComplete() {
    return complete;
  }

  @Override
  public int size() {
    return known + classes.size();
  }

  @Override
  public int[] positions(int cell) {
    return cell < known ? new int[0] : positions[cell - known];
  }

  @Override
  public @Nullable Value representative(int cell) {
    return cell < known ? null : representatives.get(cell - known);
  }

  @Override
  public Value at(int cell, int position) {
    return ranked.get(position);
  }

  @Override
  public int cellOf(@Nullable Value value) {
    if (value == null) {
      return known == 1 ? 0 : -1;
    }
    return value instanceof Value.Text(String text)
        ? cells.getOrDefault(TextClasses.answers(patterns, text), -1)
        : -1;
  }
}

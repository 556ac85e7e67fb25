package dev.milepost.engine.logic;

import dev.milepost.engine.logic.text.TextPattern;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables of a question, and what cuts their domains. */
final class VariableTable {

  private final List<Entry> entries = new ArrayList<>();
  private final Map<Variable, Integer> numbers = new HashMap<>();

  /** A variable with what is known of it so far. */
  static final class Entry {
    final Variable variable;
    final FieldType type;
    final boolean mayBeUnknown;
    final Set<Value> constants = new LinkedHashSet<>();
    final Set<TextPattern> patterns = new LinkedHashSet<>();

    /** Those constants that move with the clock. */
    final Set<Value> moving = new LinkedHashSet<>();

    /** The spans behind them. */
    final Set<TimeSpan> spans = new LinkedHashSet<>();

    /** Whether texts are asked which of two comes first. */
    boolean isOrderedText;

    /** Another variable that this one is compared with, or itself. */
    int companion;

    boolean isCompared;

    Entry(Variable variable, FieldType type, boolean mayBeUnknown, int number) {
      this.variable = variable;
      this.type = type;
      this.mayBeUnknown = mayBeUnknown;
      this.companion = number;
    }

    /** Notes a constant that moves with the clock. */
    void move(Value constant) {
      constants.add(constant);
      moving.add(constant);
    }
  }

  /** The number of a variable, which is added where it is new. */
  int number(Variable variable, FieldType type, boolean mayBeUnknown) {
    Integer known = numbers.get(variable);
    if (known != null) {
      return known;
    }
    int number = entries.size();
    entries.add(new Entry(variable, type, mayBeUnknown, number));
    numbers.put(variable, number);
    return number;
  }

  /** The number of a variable, or null where no condition reads it. */
  @Nullable Integer find(Variable variable) {
    return numbers.get(variable);
  }

  Entry entry(int number) {
    return entries.get(number);
  }

  List<Entry> entries() {
    return entries;
  }

  int size() {
    return entries.size();
  }

  /** The variable that stands for all that a variable is compared with. */
  int group(int number) {
    int root = number;
    while (entries.get(root).companion != root) {
      root = entries.get(root).companion;
    }
    return root;
  }

  /** Whether a variable is compared with another one. */
  boolean isCompared(int number) {
    return entries.get(number).isCompared;
  }

  /** Notes that two variables are compared. */
  void join(int left, int right) {
    entries.get(left).isCompared |= left != right;
    entries.get(right).isCompared |= left != right;
    entries.get(group(right)).companion = group(left);
  }
}

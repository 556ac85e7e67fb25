package dev.milepost.engine.logic;

import dev.milepost.engine.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values that can be counted on the fingers: each is a cell. */
final class FiniteDomain implements Domain {

  static final Domain FLAG_OR_UNKNOWN =
      new FiniteDomain(List.of(Value.Flag.FALSE, Value.Flag.TRUE), true);
  static final Domain FLAG = new FiniteDomain(List.of(Value.Flag.FALSE, Value.Flag.TRUE), false);

  private final List<? extends Value> values;
  private final int known;
  private final Map<Value, Integer> cells = new HashMap<>();

  FiniteDomain(List<? extends Value> values, boolean mayBeUnknown) {
    this.values = values;
    this.known = mayBeUnknown ? 1 : 0;
    for (Value value : values) {
      cells.put(value, known + cells.size());
    }
  }

  @Override
  public int size() {
    return known + values.size();
  }

  @Override
  public int[] positions(int cell) {
    return cell < known ? new int[0] : new int[] {cell};
  }

  @Override
  public @Nullable Value representative(int cell) {
    return cell < known ? null : values.get(cell - known);
  }

  @Override
  public int cellOf(@Nullable Value value) {
    if (value == null) {
      return known == 1 ? 0 : -1;
    }
    return cells.getOrDefault(value, -1);
  }

  @Override
  public Value at(int cell, int position) {
    return Objects.requireNonNull(representative(cell));
  }
}

package dev.milepost.engine.logic;

import dev.milepost.engine.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Values on a line, cut at the constants of conditions: each constant is a cell, and what lies
 * between two of them. Amounts of money lie on one such line for each currency.
 *
 * <p>A gap has as many positions as there are variables compared on the line, or as many as there
 * are numbers in it: more would not matter to their order.
 */
final class LineDomain implements Domain {

  private static final int[] NO_POSITIONS = {};

  private final Scale scale;
  private final List<@Nullable String> currencies;
  private final BigDecimal anchor;
  private final List<BigDecimal> points;
  private final List<Stretch> stretches;
  private final int known;

  /** Those that were asked for already. */
  private final @Nullable Value[] representatives;

  /**
   * A point, where {@code low} and {@code high} are the same, or what lies between them.
   *
   * @param low the end, excluded; null: without end
   */
  private record Stretch(
      @Nullable BigDecimal low, @Nullable BigDecimal high, boolean isPoint, int[] positions) {}

  /**
   * Cuts a line.
   *
   * @param currencies the currencies of amounts, null for those without; of other values just null
   * @param constants where the line is cut
   * @param anchor a usual number
   * @param compared how many variables are compared on the line, at least 1
   */
  LineDomain(
      Scale scale,
      List<@Nullable String> currencies,
      Collection<BigDecimal> constants,
      BigDecimal anchor,
      int compared,
      boolean mayBeUnknown) {
    this.scale = scale;
    this.currencies = currencies;
    this.anchor = anchor;
    this.known = mayBeUnknown ? 1 : 0;
    // A tree set of BigDecimal tells by value, so 1 and 1.0 are one constant.
    this.points = List.copyOf(new TreeSet<>(constants));
    this.stretches = new ArrayList<>(2 * points.size() + 1);
    BigDecimal before = null;
    int position = 0;
    for (BigDecimal point : points) {
      position = addGap(before, point, position, compared);
      stretches.add(new Stretch(point, point, true, new int[] {position++}));
      before = point;
    }
    addGap(before, null, position, compared);
    this.representatives = new @Nullable Value[currencies.size() * stretches.size()];
  }

  private int addGap(
      @Nullable BigDecimal low, @Nullable BigDecimal high, int position, int compared) {
    int width = width(low, high, compared);
    if (width > 0) {
      int[] positions = new int[width];
      for (int i = 0; i < width; i++) {
        positions[i] = position + i;
      }
      stretches.add(new Stretch(low, high, false, positions));
    }
    return position + width;
  }

  private int width(@Nullable BigDecimal low, @Nullable BigDecimal high, int compared) {
    BigDecimal from = low == null ? scale.first().subtract(BigDecimal.ONE) : low;
    BigDecimal to = high == null ? scale.last().add(BigDecimal.ONE) : high;
    if (!scale.isDiscrete()) {
      return from.compareTo(to) < 0 ? compared : 0;
    }
    BigDecimal between = to.subtract(from).subtract(BigDecimal.ONE);
    return between.signum() <= 0 ? 0 : between.min(BigDecimal.valueOf(compared)).intValueExact();
  }

  @Override
  public int size() {
    return known + currencies.size() * stretches.size();
  }

  private Stretch stretch(int cell) {
    return stretches.get((cell - known) % stretches.size());
  }

  /** The currency of a known cell's amounts, or null. */
  @Nullable String currency(int cell) {
    return currencies.get((cell - known) / stretches.size());
  }

  /** The currencies of the lines; amounts without one are not among them. */
  List<String> namedCurrencies() {
    List<String> named = new ArrayList<>();
    for (String currency : currencies) {
      if (currency != null) {
        named.add(currency);
      }
    }
    return named;
  }

  /** Whether a cell holds whole numbers only. */
  boolean isWhole(int cell) {
    return cell >= known
        && stretch(cell).isPoint()
        && stretch(cell).positions().length == 1
        && isWhole(stretch(cell).low());
  }

  private static boolean isWhole(@Nullable BigDecimal number) {
    return number != null && number.stripTrailingZeros().scale() <= 0;
  }

  @Override
  public int[] positions(int cell) {
    return cell < known ? NO_POSITIONS : stretch(cell).positions();
  }

  @Override
  public @Nullable Value representative(int cell) {
    if (cell < known) {
      return null;
    }
    Value representative = representatives[cell - known];
    if (representative == null) {
      representative = at(cell, positions(cell)[0]);
      representatives[cell - known] = representative;
    }
    return representative;
  }

  @Override
  public Value at(int cell, int position) {
    Stretch stretch = stretch(cell);
    int[] positions = stretch.positions();
    BigDecimal number =
        stretch.isPoint() && stretch.low() != null
            ? stretch.low()
            : scale.between(
                stretch.low(),
                stretch.high(),
                anchor,
                position - positions[0] + 1,
                positions.length);
    return scale.value(number, currency(cell));
  }

  @Override
  public int cellOf(@Nullable Value value) {
    if (value == null) {
      return known == 1 ? 0 : -1;
    }
    int line = currencies.indexOf(value instanceof Value.Money money ? money.currency() : null);
    if (line < 0 && value instanceof Value.Money) {
      // All currencies that no condition names are alike; the last one stands for them.
      line = currencies.size() - 1;
    }
    BigDecimal number = Scale.number(value);
    for (int i = 0; line >= 0 && i < stretches.size(); i++) {
      Stretch stretch = stretches.get(i);
      if (contains(stretch, number)) {
        return known + line * stretches.size() + i;
      }
    }
    return -1;
  }

  private static boolean contains(Stretch stretch, BigDecimal number) {
    BigDecimal low = stretch.low();
    BigDecimal high = stretch.high();
    if (stretch.isPoint()) {
      return low != null && low.compareTo(number) == 0;
    }
    return (low == null || low.compareTo(number) < 0)
        && (high == null || number.compareTo(high) < 0);
  }
}

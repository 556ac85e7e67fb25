package dev.milepost.engine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValueOrderTest {

  @Test
  void ordersTextsByCodePoint() {
    assertAscending(
        text(""),
        text("A"),
        text("Z"),
        text("a"),
        text("aa"),
        text("ä"),
        text("\uffff"),
        text("😀"),
        text("😀a"),
        text("😁"),
        text("\udbff\udfff"));
  }

  @Test
  void textOrderIsThatOfCodePointArrays() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      String left = randomText(random);
      String right = randomText(random);

      assertThat(Integer.signum(ValueOrder.compare(text(left), text(right))))
          .isEqualTo(
              Integer.signum(
                  Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray())));
    }
  }

  @Test
  void comparesIntegersAndDecimalsExactly() {
    assertAscending(
        decimal("-1e50"),
        whole("-3"),
        decimal("-2.5"),
        whole("0"),
        decimal("0.000001"),
        whole("1"),
        decimal("1.0000000000000000000000001"),
        whole("2"),
        decimal("1e50"));
    assertThat(ValueOrder.compare(whole("2"), decimal("2.00"))).isZero();
    assertThat(ValueOrder.compare(money("2.00", "EUR"), whole("2"))).isZero();
  }

  @Test
  void equalNumbersAreEqualValues() {
    assertThat(decimal("2.50")).isEqualTo(decimal("2.5")).hasSameHashCodeAs(decimal("2.5"));
    assertThat(money("100", "EUR")).isEqualTo(money("1e2", "EUR"));
    assertThat(money("100", "EUR").print()).isEqualTo("100 EUR");
    assertThat(decimal("0.000")).isEqualTo(decimal("0"));
  }

  @Test
  void amountsOfDifferentCurrenciesCannotBeCompared() {
    assertThat(ValueOrder.compare(money("1", "EUR"), money("2", "USD")))
        .isEqualTo(ValueOrder.INCOMPARABLE);
    assertThat(Value.compare(money("1", "EUR"), money("1", "USD"))).isEmpty();
    assertThat(Value.compare(money("1", "EUR"), money("2", "EUR"))).contains(-1);
    assertThat(Value.compare(money("3", null), money("2", "USD"))).contains(1);
    assertThat(Value.compare(money("2", null), money("2", null))).contains(0);
  }

  @Test
  void ordersTimesAndFlags() {
    assertAscending(
        new Value.Day(LocalDate.of(1, 1, 1)),
        new Value.Day(LocalDate.of(2026, 1, 31)),
        new Value.Day(LocalDate.of(2026, 2, 1)),
        new Value.Day(LocalDate.of(9999, 12, 31)));
    assertAscending(
        new Value.Moment(Instant.EPOCH.minusNanos(1_000)),
        new Value.Moment(Instant.EPOCH),
        new Value.Moment(Instant.EPOCH.plusNanos(1_000)));
    assertAscending(
        new Value.Length(Duration.ofDays(-1)),
        new Value.Length(Duration.ZERO),
        new Value.Length(Duration.ofHours(25)));
    assertAscending(Value.Flag.FALSE, Value.Flag.TRUE);
  }

  @Test
  void refusesTypesThatCannotBeCompared() {
    assertThatThrownBy(() -> ValueOrder.compare(text("1"), whole("1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            ValueOrder.compare(
                new Value.Day(LocalDate.of(2026, 1, 1)), new Value.Moment(Instant.EPOCH)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertAscending(Value... values) {
    List<Value> list = List.of(values);
    for (int i = 0; i < list.size(); i++) {
      for (int j = 0; j < list.size(); j++) {
        assertThat(Integer.signum(ValueOrder.compare(list.get(i), list.get(j))))
            .as("%s and %s", list.get(i), list.get(j))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  private static String randomText(Random random) {
    int[] points = {'a', 'b', 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static Value whole(String digits) {
    return new Value.Whole(new BigInteger(digits));
  }

  private static Value decimal(String digits) {
    return new Value.Decimal(new BigDecimal(digits));
  }

  private static Value money(String amount, @Nullable String currency) {
    return new Value.Money(new BigDecimal(amount), currency);
  }
}

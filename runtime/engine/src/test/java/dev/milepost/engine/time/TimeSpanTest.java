package dev.milepost.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {

  @ParameterizedTest
  @EnumSource(TimeSpan.Unit.class)
  void readsBackWhatItPrints(TimeSpan.Unit unit) {
    for (long amount : new long[] {0, 1, 2, 90, TimeSpan.LARGEST_AMOUNT}) {
      TimeSpan span = new TimeSpan(amount, unit);

      assertThat(TimeSpan.parse(span.print())).isEqualTo(span);
    }
  }

  @Test
  void printsTheWordsOfTheLanguage() {
    assertThat(new TimeSpan(1, TimeSpan.Unit.DAYS).print()).isEqualTo("1 day");
    assertThat(new TimeSpan(5, TimeSpan.Unit.BUSINESS_DAYS).print()).isEqualTo("5 business days");
    assertThat(new TimeSpan(8, TimeSpan.Unit.BUSINESS_HOURS).print()).isEqualTo("8 business hours");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "3",
        "days",
        "3days",
        "3  days",
        "3 day",
        "1 days",
        "03 days",
        "-3 days",
        "3 Days",
        "1000000001 days",
        "99999999999 days",
        "3 business",
        "3 years",
        "3 days "
      })
  void readsNothingElse(String text) {
    assertThat(TimeSpan.parse(text)).isNull();
  }

  @Test
  void refusesAmountsOutOfRange() {
    assertThatThrownBy(() -> new TimeSpan(-1, TimeSpan.Unit.DAYS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TimeSpan(TimeSpan.LARGEST_AMOUNT + 1, TimeSpan.Unit.DAYS))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package dev.milepost.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AmountsTest {

  @Test
  void printsAmountsAsPeopleReadThem() {
    assertThat(Amounts.of(1, "signal")).isEqualTo("1 signal");
    assertThat(Amounts.of(262_200, "signal")).isEqualTo("262,200 signals");
    assertThat(Amounts.count(0)).isEqualTo("0");
    assertThat(Amounts.count(-999)).isEqualTo("-999");
    assertThat(Amounts.count(-1_000)).isEqualTo("-1,000");
    assertThat(Amounts.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(Amounts.bytes(999)).isEqualTo("999 B");
    assertThat(Amounts.bytes(3_139_000)).isEqualTo("3.1 MB");
    assertThat(Amounts.seconds(0.04)).isEqualTo("0.0 s");
    assertThat(Amounts.seconds(59.6)).isEqualTo("1 min 00 s");
  }
}

package dev.milepost.compiler.analysis.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Kinds are numbered in the order of their first things, however they are told apart. */
final class PartitionTest {

  @Test
  void isSplitByMarks() {
    Partition kinds = new Partition(6);
    assertThat(kinds.size()).isEqualTo(1);
    kinds.split(3, thing -> 2 - thing % 3);
    assertThat(kinds.numbers()).containsExactly(0, 1, 2, 0, 1, 2);
    kinds.split(thing -> thing < 4 ? "first" : "last");
    assertThat(kinds.numbers()).containsExactly(0, 1, 2, 0, 3, 4);
    assertThat(kinds.size()).isEqualTo(5);
  }

  @Test
  void staysAsItIsWhereNothingIsToldApart() {
    Partition kinds = new Partition(4);
    kinds.split(2, thing -> thing / 2);
    kinds.split(1, _ -> 0);
    kinds.split(_ -> "same");
    assertThat(kinds.numbers()).containsExactly(0, 0, 1, 1);
    assertThat(kinds.size()).isEqualTo(2);
  }
}

package dev.milepost.compiler.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LineMapTest {

  @Test
  void endsLinesAsAllSystemsDo() {
    LineMap lines = Source.of("a", "one\ntwo\r\nthree\rfour\n").lines();
    assertThat(lines.count()).isEqualTo(5);
    assertThat(lines.textOf(1)).isEqualTo("one");
    assertThat(lines.textOf(2)).isEqualTo("two");
    assertThat(lines.textOf(3)).isEqualTo("three");
    assertThat(lines.textOf(4)).isEqualTo("four");
    assertThat(lines.textOf(5)).isEmpty();
  }

  @Test
  void countsColumnsInCodePoints() {
    Source source = Source.of("a", "x\n\t\uD83D\uDE00y");
    assertThat(source.span(5, 6).text()).isEqualTo("y");
    assertThat(source.span(5, 6).position()).isEqualTo(new Position(2, 3));
  }

  @Test
  void findsThePlaceBehindTheLastCharacter() {
    Source source = Source.of("a", "ab\ncd");
    assertThat(source.whole().after().position()).isEqualTo(new Position(2, 3));
  }

  @Test
  void hasOneLineWhereThereIsNoText() {
    LineMap lines = Source.of("a", "").lines();
    assertThat(lines.count()).isEqualTo(1);
    assertThat(lines.position(0)).isEqualTo(new Position(1, 1));
  }
}

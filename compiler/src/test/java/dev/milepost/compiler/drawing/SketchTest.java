package dev.milepost.compiler.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SketchTest {

  @Test
  void labelsHangUnderTheirPlaces() {
    Sketch sketch = new Sketch().mark("\"Sent\"", 40).append("Status").append(" ");
    sketch.mark("false", 40).append("= \"Paid\"");

    assertThat(sketch.lines(80)).containsExactly("Status = \"Paid\"", "|      |", "\"Sent\" false");
  }

  @Test
  void labelsThatWouldTouchHangOneBelowTheOther() {
    Sketch sketch = new Sketch().mark("unknown", 40).append("a ").mark("false", 40).append("= 1");

    assertThat(sketch.lines(80)).containsExactly("a = 1", "| |", "| false", "unknown");
  }

  @Test
  void longValuesAndLinesAreCut() {
    Sketch sketch = new Sketch().mark("x".repeat(50), 10).append("a".repeat(30));
    sketch.mark("beyond", 40).append("b");

    assertThat(sketch.lines(20))
        .containsExactly("a".repeat(19) + "\u2026", "|", "x".repeat(9) + "\u2026");
  }

  @Test
  void wideAndHiddenCharactersCountAsTheyAreShown() {
    Sketch sketch = new Sketch().append("\u5317\u4eac\u001b ").mark("here", 40).append("x");

    assertThat(sketch.lines(80))
        .containsExactly("\u5317\u4eac\\u{1b} x", "           |", "           here");
  }
}

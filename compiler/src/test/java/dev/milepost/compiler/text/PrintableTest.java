package dev.milepost.compiler.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PrintableTest {

  @Test
  void escapesWhatATerminalWouldObey() {
    assertThat(Printable.escape("a\u001b[31mb\r\n\t\u0007\u202e\u2028\uD800z"))
        .isEqualTo("a\\u{1b}[31mb\\r\\n\\t\\u{7}\\u{202e}\\u{2028}\\u{d800}z");
  }

  @Test
  void leavesTextOfAllLanguagesAsItIs() {
    String text = "\u00e4\u540d\u05d0\uD83D\uDE00 e\u0301";
    assertThat(Printable.escape(text)).isSameAs(text);
  }

  @Test
  void measuresInColumns() {
    assertThat(Printable.width("abc")).isEqualTo(3);
    assertThat(Printable.width("\u540d\u524d")).isEqualTo(4);
    assertThat(Printable.width("e\u0301")).isEqualTo(1);
    assertThat(Printable.width("\uD83D\uDE00")).isEqualTo(2);
  }
}

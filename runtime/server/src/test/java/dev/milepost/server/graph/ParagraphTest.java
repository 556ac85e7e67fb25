package dev.milepost.server.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ParagraphTest {

  @Test
  void aConditionIsBrokenBeforeItsOutermostParts() {
    assertThat(wrap("A = 1 AND (B = 2 OR C = 3) AND D BETWEEN 1 AND 2", 40))
        .isEqualTo("A = 1\nAND (B = 2 OR C = 3)\nAND D BETWEEN 1 AND 2");
  }

  @Test
  void aPartThatIsTooLongIsBrokenBeforeItsOwnParts() {
    assertThat(wrap("any A.B (Kind = \"x y\" AND Status = \"z\") AND C = 1", 24))
        .isEqualTo("any A.B (Kind = \"x y\"\n  AND Status = \"z\")\nAND C = 1");
  }

  @Test
  void wordsInQuotesAreNoneOfTheLanguage() {
    assertThat(wrap("A = \"this AND (that\" OR B = 1", 40))
        .isEqualTo("A = \"this AND (that\"\nOR B = 1");
    assertThat(wrap("A = \"say \\\" AND\" OR B = 1", 40))
        .isEqualTo("A = \"say \\\" AND\"\nOR B = 1");
  }

  @Test
  void wordsThatAreLongerThanALineAreCut() {
    assertThat(wrap("see aaaaaaaaaabbbbbbbbbb now", 10))
        .isEqualTo("see\n  aaaaaaaaaa\n  bbbbbbbbbb\n  now");
    assertThat(wrap("\ud83d\ude00\ud83d\ude00\ud83d\ude00", 4))
        .isEqualTo("\ud83d\ude00\ud83d\ude00\n  \ud83d\ude00");
  }

  @Test
  void aBlankTextHasNoLines() {
    assertThat(Paragraph.wrap(" ", String::length, 10)).isEmpty();
  }

  private static String wrap(String text, int width) {
    return Paragraph.wrap(text, String::length, width).stream()
        .map(line -> "  ".repeat(line.indentation()) + line.text())
        .collect(Collectors.joining("\n"));
  }
}

package dev.milepost.engine.logic.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TextClassesTest {

  private static final String LETTERS = "abc";

  @Test
  void theClassesAreThoseOfAllShortTexts() {
    Random random = new Random(7);
    List<String> texts = texts(6);
    for (int i = 0; i < 25; i++) {
      List<TextPattern> patterns = new ArrayList<>();
      for (int j = 0; j < 4; j++) {
        patterns.add(pattern(random));
      }
      TextClasses classes = TextClasses.of(patterns, 1);
      Set<List<Integer>> found = new HashSet<>();
      for (TextClasses.TextClass textClass : classes.classes()) {
        String example = textClass.examples().getFirst();
        assertThat(TextClasses.answers(patterns, example)).isEqualTo(textClass.answers());
        found.add(textClass.answers());
      }
      assertThat(classes.isComplete()).isTrue();
      for (String text : texts) {
        assertThat(found)
            .as(patterns + " of " + text)
            .contains(TextClasses.answers(patterns, text));
      }
    }
  }

  @Test
  void aClassHasAsManyExamplesAsAreWantedUnlessItHasNoMore() {
    TextClasses classes =
        TextClasses.of(List.of(new TextPattern.Same("a"), new TextPattern.StartsWith("a")), 3);

    assertThat(classes.classes())
        .extracting(textClass -> textClass.examples().size())
        .containsExactlyInAnyOrder(1, 3, 3);
  }

  private static TextPattern pattern(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(3); i > 0; i--) {
      text.append(LETTERS.charAt(random.nextInt(2)));
    }
    return switch (random.nextInt(5)) {
      case 0 -> new TextPattern.Same(text.toString());
      case 1 -> new TextPattern.Ordered(text.toString());
      case 2 -> new TextPattern.Contains(text.toString());
      case 3 -> new TextPattern.StartsWith(text.toString());
      default -> new TextPattern.EndsWith(text.toString());
    };
  }

  private static List<String> texts(int longest) {
    List<String> texts = new ArrayList<>(List.of(""));
    for (int at = 0; texts.get(at).length() < longest; at++) {
      for (char letter : LETTERS.toCharArray()) {
        texts.add(texts.get(at) + letter);
      }
    }
    return texts;
  }
}

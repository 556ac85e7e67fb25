package dev.milepost.compiler.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.text.Source;
import dev.milepost.grammar.JourneyLexer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every text, whatever it says and however it was laid out before. */
final class FormatterPropertiesTest {
  private static final int MUTATIONS = 12;
  private static final List<String> GAPS =
      List.of(" ", "   ", "\t", "\n", "\r\n", "\n\n\n", "\r", "\n      ", "\u00A0");

  /** Behind these, a name on the next line may be taken for a clause of its own. */
  private static final Set<Integer> BEFORE_NAMES =
      Set.of(
          JourneyLexer.APP,
          JourneyLexer.SUBJECT,
          JourneyLexer.RECORD,
          JourneyLexer.EVENT,
          JourneyLexer.ACTION,
          JourneyLexer.SENDS,
          JourneyLexer.KEY);

  static List<Path> texts() {
    return Texts.valid();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isAFixedPoint(Path file) {
    String formatted = format(Texts.text(file));
    assertThat(format(formatted)).isEqualTo(formatted);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void saysTheSame(Path file) {
    String text = Texts.text(file);
    assertThat(TreeShape.of(format(text))).isEqualTo(TreeShape.of(text));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void keepsEachComment(Path file) {
    String text = Texts.text(file);
    assertThat(Texts.comments(format(text))).isEqualTo(Texts.comments(text));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void doesNotDependOnLayout(Path file) {
    String text = Texts.withoutComments(Texts.text(file));
    String expected = withoutEmptyLines(format(text));
    for (int seed = 0; seed < MUTATIONS; seed++) {
      String mutated = withOtherGaps(text, new Random(seed));
      assertThat(withoutEmptyLines(format(mutated))).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void keepsCommentsWhereverTheyStand(Path file) {
    String text = Texts.text(file);
    List<String> words = Texts.words(format(text));
    for (int seed = 0; seed < MUTATIONS; seed++) {
      String mutated = withMoreComments(text, new Random(seed));
      String formatted = format(mutated);
      assertThat(Texts.words(formatted)).as("words, seed %d", seed).isEqualTo(words);
      assertThat(Texts.comments(formatted))
          .as("comments, seed %d", seed)
          .isEqualTo(Texts.comments(mutated));
      assertThat(format(formatted)).as("again, seed %d", seed).isEqualTo(formatted);
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void neverFailsForATextThatIsCutOff(Path file) {
    String text = Texts.text(file);
    for (int end = 0; end < text.length(); end += 31) {
      Optional<String> formatted =
          Formatter.format(Source.of("test", text.substring(0, end)), new Diagnostics());
      formatted.ifPresent(once -> assertThat(format(once)).isEqualTo(once));
    }
  }

  private static String format(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<String> formatted = Formatter.format(Source.of("test", text), diagnostics);
    assertThat(diagnostics.sorted()).as("%s", text).isEmpty();
    return formatted.orElseThrow();
  }

  /** The same words with other white space between them, also where there was none. */
  private static String withOtherGaps(String text, Random random) {
    StringBuilder mutated = new StringBuilder();
    Token before = null;
    for (Token token : Texts.tokens(text)) {
      if (before != null) {
        boolean isOptional = token.getStartIndex() == before.getStopIndex() + 1;
        mutated.append(isOptional && random.nextInt(4) > 0 ? "" : gap(before, random));
      }
      mutated.append(token.getText());
      before = token;
    }
    return mutated.toString();
  }

  private static String gap(Token before, Random random) {
    return BEFORE_NAMES.contains(before.getType()) ? " " : GAPS.get(random.nextInt(GAPS.size()));
  }

  /** The text with comments between words, at ends of lines and on lines of their own. */
  private static String withMoreComments(String text, Random random) {
    StringBuilder mutated = new StringBuilder();
    int end = 0;
    int typeBefore = Token.EOF;
    for (Token token : Texts.tokens(text)) {
      mutated.append(text, end, token.getStartIndex());
      if (!BEFORE_NAMES.contains(typeBefore) && random.nextInt(25) == 0) {
        mutated.append(random.nextBoolean() ? "\n   " : " ");
        mutated.append("# note ").append(random.nextInt(1_000)).append('\n');
        mutated.append(random.nextInt(3) == 0 ? "\n" : "");
      }
      mutated.append(token.getText());
      end = token.getStopIndex() + 1;
      typeBefore = token.getType();
    }
    return mutated.append(text, end, text.length()).toString();
  }

  private static String withoutEmptyLines(String text) {
    return text.replaceAll("\n+", "\n");
  }
}

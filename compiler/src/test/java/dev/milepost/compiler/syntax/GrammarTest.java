package dev.milepost.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.milepost.compiler.GoldenFiles;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.text.Source;
import dev.milepost.grammar.JourneyLexer;
import dev.milepost.grammar.JourneyParser;
import dev.milepost.grammar.Keywords;
import java.nio.file.Path;
import java.util.List;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The grammar alone, from the first token of a file to the last. */
final class GrammarTest {

  static List<Path> examples() {
    return GoldenFiles.inputs("syntax/trees", ".journey", ".map");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void agreesWithTheReaderThatGoesClauseByClause(Path file) {
    JourneyParser parser = parser(GoldenFiles.text(file));
    if (file.toString().endsWith(".map")) {
      assertDoesNotThrow(parser::mappingFile);
    } else {
      assertDoesNotThrow(parser::file);
    }
  }

  @Test
  void takesEveryKeywordForAName() {
    for (int type = JourneyLexer.ACTION; type <= JourneyLexer.WITHIN; type++) {
      String keyword = Keywords.text(type).orElseThrow();
      JourneyParser parser = parser("record " + keyword);
      assertThat(parser.recordHeader().word().getText()).isEqualTo(keyword);
    }
  }

  @Test
  void knowsKeywordsWhateverTheirCase() {
    assertThat(Keywords.type("AdVances")).contains(JourneyLexer.ADVANCES);
    assertThat(Keywords.type("advance")).isEmpty();
  }

  private static JourneyParser parser(String text) {
    Tokens tokens = Tokenizer.read(Source.of("-", text), new SyntaxErrors(new Diagnostics()));
    JourneyParser parser =
        new JourneyParser(new CommonTokenStream(new ListTokenSource(tokens.all())));
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    return parser;
  }
}

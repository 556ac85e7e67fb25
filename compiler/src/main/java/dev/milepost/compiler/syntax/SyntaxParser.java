package dev.milepost.compiler.syntax;

import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.text.Source;
import dev.milepost.grammar.JourneyLexer;
import dev.milepost.grammar.JourneyParser;
import dev.milepost.grammar.JourneyParser.ConditionContext;
import java.util.List;
import java.util.Optional;

/**
 * Reads sources. Nothing here ever fails for what a text says: every mistake is reported, each
 * once, and the tree holds what could be read.
 */
public final class SyntaxParser {

  private SyntaxParser() {}

  /** Reads a journey file. */
  public static SyntaxTree parse(Source source, Diagnostics diagnostics) {
    if (source.text().isBlank()) {
      diagnostics.add(Rule.EMPTY_FILE, source.span(0, 0), "the file is empty");
      return new SyntaxTree(source, List.of(), List.of());
    }
    Reading reading = Reading.of(source, diagnostics);
    List<Declaration> declarations = new FileReader(reading).declarations();
    return new SyntaxTree(source, declarations, reading.tokens().comments());
  }

  /**
   * Reads a condition that stands alone.
   *
   * @return empty where it could not be read
   */
  public static Optional<ConditionTree> parseCondition(Source source, Diagnostics diagnostics) {
    Reading reading = Reading.of(source, diagnostics);
    ConditionContext context =
        reading.clauses().readAlone(JourneyParser.RULE_condition, JourneyParser::condition);
    return Optional.ofNullable(context).map(reading.conditions()::condition);
  }

  /** Whether a source is a mapping file: it begins with {@code signals from}. */
  public static boolean isMapping(Source source) {
    Tokens tokens = Tokenizer.read(source, new SyntaxErrors(new Diagnostics()));
    return tokens.type(0) == JourneyLexer.SIGNALS && tokens.type(1) == JourneyLexer.FROM;
  }

  /**
   * Reads a mapping file.
   *
   * @return empty where its first line does not say what it maps
   */
  public static Optional<MappingFile> parseMapping(Source source, Diagnostics diagnostics) {
    if (source.text().isBlank()) {
      diagnostics.add(Rule.EMPTY_FILE, source.span(0, 0), "the file is empty");
      return Optional.empty();
    }
    return new MappingFileReader(Reading.of(source, diagnostics)).file();
  }
}

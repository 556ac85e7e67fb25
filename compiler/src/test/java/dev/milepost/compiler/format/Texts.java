package dev.milepost.compiler.format;

import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.syntax.SyntaxParser;
import dev.milepost.compiler.syntax.SyntaxTree;
import dev.milepost.compiler.text.Source;
import dev.milepost.grammar.JourneyLexer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** The texts of the repository, and what their words and comments are. */
final class Texts {
  private static final List<Path> FOLDERS =
      List.of(Path.of("../journeys"), Path.of("src/test/resources"));

  private Texts() {}

  /** Every journey file and mapping file without syntax errors. */
  static List<Path> valid() {
    List<Path> found = new ArrayList<>();
    for (Path folder : FOLDERS) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> file.toString().matches(".*\\.(journey|map)"))
            .filter(Texts::isValid)
            .sorted()
            .forEach(found::add);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return found;
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (MalformedInputException notUtf8) {
      return "";
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whether a text has no syntax errors. */
  static boolean isValid(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Source source = Source.of("test", text);
    if (SyntaxParser.isMapping(source)) {
      SyntaxParser.parseMapping(source, diagnostics);
    } else {
      SyntaxParser.parse(source, diagnostics);
    }
    return !diagnostics.hasErrors();
  }

  /** The comments, without white space at their ends, in the order of the alphabet. */
  static List<String> comments(String text) {
    Source source = Source.of("test", text);
    List<SyntaxTree.Comment> comments =
        SyntaxParser.isMapping(source)
            ? SyntaxParser.parseMapping(source, new Diagnostics()).orElseThrow().comments()
            : SyntaxParser.parse(source, new Diagnostics()).comments();
    return comments.stream()
        .map(comment -> comment.span().text().stripTrailing())
        .sorted()
        .toList();
  }

  /** Everything but white space and comments, in order. */
  static List<String> words(String text) {
    return tokens(text).stream()
        .filter(token -> token.getType() != JourneyLexer.COMMENT)
        .map(Token::getText)
        .toList();
  }

  /** The text without its comments. */
  static String withoutComments(String text) {
    StringBuilder kept = new StringBuilder();
    int end = 0;
    for (Token token : tokens(text)) {
      if (token.getType() == JourneyLexer.COMMENT) {
        kept.append(text, end, token.getStartIndex());
        end = token.getStopIndex() + 1;
      }
    }
    return kept.append(text, end, text.length()).toString();
  }

  /** Words and comments with the white space between them left out. */
  static List<Token> tokens(String text) {
    JourneyLexer lexer = new JourneyLexer(CharStreams.fromString(text));
    List<Token> tokens = new ArrayList<>();
    lexer.getAllTokens().forEach(tokens::add);
    return tokens;
  }

  private static boolean isValid(Path file) {
    String text = text(file);
    return !text.isBlank() && isValid(text);
  }
}

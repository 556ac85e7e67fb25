package dev.milepost.compiler.format;

import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.syntax.MappingFile;
import dev.milepost.compiler.syntax.SyntaxParser;
import dev.milepost.compiler.syntax.SyntaxTree;
import dev.milepost.compiler.text.Source;
import java.util.Optional;

/**
 * Lays out a text in the one way that the project knows, so that no review speaks of layout.
 *
 * <ul>
 *   <li>A clause a line, two columns further to the right than what it belongs to; an empty line
 *       between declarations, around stages and around the rules of a mapping. Elsewhere one empty
 *       line stays where people have put some.
 *   <li>What does not fit in 100 columns is broken at the outermost place that can be broken, and
 *       then at all places of that level: a list stands on one line, or each element has its own.
 *   <li>Nothing is aligned with the line above it, so that a changed line is a changed meaning.
 *   <li>Clause keywords in lower case, {@code AND}, {@code OR}, {@code NOT}, {@code IN} and {@code
 *       BETWEEN} in upper case, and of two ways to say the same the usual one.
 *   <li>A transition without a target gets the one that it has: the next stage of the file.
 * </ul>
 *
 * <p>Names, values, texts, comments and every order stay as they are. Lines end with LF. The result
 * depends on the layout of the text only where people have put empty lines and comments, and is a
 * fixed point: laid out again, it stays the same.
 */
public final class Formatter {

  private Formatter() {}

  /**
   * The text of a journey file or mapping file, laid out. Which of them it is, the source's name
   * says if it ends with {@code .journey} or {@code .map}; otherwise its first words do.
   *
   * @param diagnostics takes what is wrong in the text
   * @return empty where the text has syntax errors: then nobody knows what belongs together
   */
  public static Optional<String> format(Source source, Diagnostics diagnostics) {
    Diagnostics found = new Diagnostics();
    Optional<String> formatted =
        isMapping(source) ? mapping(source, found) : journeys(source, found);
    diagnostics.addAll(found);
    return formatted;
  }

  private static boolean isMapping(Source source) {
    return source.name().endsWith(".map")
        || (!source.name().endsWith(".journey") && SyntaxParser.isMapping(source));
  }

  private static Optional<String> journeys(Source source, Diagnostics found) {
    SyntaxTree tree = SyntaxParser.parse(source, found);
    return found.hasErrors() ? Optional.empty() : Optional.of(format(tree));
  }

  private static Optional<String> mapping(Source source, Diagnostics found) {
    Optional<MappingFile> file = SyntaxParser.parseMapping(source, found);
    return found.hasErrors() ? Optional.empty() : file.map(Formatter::format);
  }

  /** The text of a tree without syntax errors. */
  private static String format(SyntaxTree tree) {
    Comments comments = new Comments(tree.source(), tree.comments());
    return Layout.print(new DeclarationPrinter(comments).file(tree.declarations()));
  }

  private static String format(MappingFile file) {
    Comments comments = new Comments(file.source(), file.comments());
    ConditionPrinter conditions = new ConditionPrinter(comments);
    BlockPrinter blocks = new BlockPrinter(comments);
    return Layout.print(new MappingPrinter(conditions, blocks, comments).file(file));
  }
}

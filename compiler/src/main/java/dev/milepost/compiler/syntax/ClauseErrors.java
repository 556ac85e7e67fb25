package dev.milepost.compiler.syntax;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.Suggestion;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.Expectations.Reach;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.value.NearestName;
import dev.milepost.grammar.JourneyLexer;
import dev.milepost.grammar.Keywords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Says what was expected where a clause breaks. A misspelt keyword is reported and mended, so that
 * what stands behind it is read as it was meant.
 */
final class ClauseErrors {
  private final Tokens tokens;
  private final SyntaxErrors errors;

  /**
   * The last token that was mended; if the clause breaks there again, nothing new is to be said.
   */
  private int mended = -1;

  ClauseErrors(Tokens tokens, SyntaxErrors errors) {
    this.tokens = tokens;
    this.errors = errors;
  }

  /** Reports a name that is missing before the next clause. */
  void missingName(int at) {
    errors.add(Rule.SYNTAX, place(at), "expected a name" + behind(at) + ", found " + found(at));
  }

  /** Reports that a clause breaks off; true if a misspelt keyword was mended. */
  boolean broken(Reach reach) {
    return report(reach, wordings(reach), behind(reach.index()), keywords(reach.types()));
  }

  /**
   * Reports what neither continues a clause nor begins one; true if a misspelt keyword was mended.
   *
   * @param follow the kinds of clauses that could begin, the innermost first; none: it is the end
   */
  boolean stray(Reach reach, List<ClauseStart> follow) {
    int at = reach.index();
    Set<String> continuing = keywords(reach.types());
    Set<String> starting =
        follow.stream()
            .flatMap(kind -> keywords(kind.types()).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    starting.removeAll(continuing);
    boolean isFirst = at == 0 || tokens.isFirstOnLine(at);
    String next = follow.isEmpty() ? Wording.ofType(JourneyLexer.EOF) : follow.getFirst().wording();
    List<String> expected = new ArrayList<>();
    if (reach.wantsComparison()) {
      expected.addAll(wordings(reach));
    } else if (isFirst && isMisspelt(at, starting)) {
      expected.add(next);
    } else {
      expected.addAll(wordings(reach));
      expected.add(isFirst || follow.isEmpty() ? next : "the next clause");
    }
    Set<String> keywords = new TreeSet<>(continuing);
    keywords.addAll(starting);
    return report(reach, expected, isFirst && expected.size() == 1 ? "" : behind(at), keywords);
  }

  /** What was found at a token, as sentences call it. */
  String found(int at) {
    return tokens.type(at) == JourneyLexer.EOF
        ? Wording.ofType(JourneyLexer.EOF)
        : "`" + Wording.shortened(tokens.text(at)) + "`";
  }

  private boolean report(Reach reach, List<String> expected, String behind, Set<String> keywords) {
    int at = reach.index();
    if (at <= mended || errors.isReported(place(at))) {
      return false;
    }
    String message =
        expected.isEmpty()
            ? found(at) + " does not fit" + behind
            : "expected " + Wording.anyOf(expected) + behind + ", found " + found(at);
    Diagnostic diagnostic = Diagnostic.of(Rule.SYNTAX, place(at), message);
    Optional<String> meant = meant(at, keywords);
    if (meant.isEmpty()) {
      errors.add(Hints.add(withMissingSign(diagnostic, reach), tokens, at));
      return false;
    }
    errors.add(
        diagnostic
            .withHelp("did you mean `" + meant.get() + "`?")
            .withSuggestion(Suggestion.replace(tokens.span(at), meant.get())));
    mended = at;
    tokens.retype(at, Keywords.type(meant.get()).orElseThrow());
    return true;
  }

  /** Where exactly one sign is missing, it can be inserted. */
  private Diagnostic withMissingSign(Diagnostic diagnostic, Reach reach) {
    if (reach.types().size() != 1 || reach.index() == 0) {
      return diagnostic;
    }
    int type = reach.types().iterator().next();
    return Keywords.text(type)
        .filter(text -> !Keywords.isKeyword(type))
        .map(sign ->
            diagnostic.withSuggestion(
                Suggestion.replace(tokens.span(reach.index() - 1).after(), sign)))
        .orElse(diagnostic);
  }

  /** A token, or the place behind the last one at the end of the file. */
  private Span place(int at) {
    return tokens.type(at) == JourneyLexer.EOF && at > 0
        ? tokens.span(at - 1).after()
        : tokens.span(at);
  }

  private List<String> wordings(Reach reach) {
    if (reach.wantsComparison()) {
      return List.of(Wording.COMPARISON);
    }
    String text = Wording.ofType(JourneyLexer.TEXT);
    boolean isName = Wording.isBeforeName(tokens.type(reach.index() - 1));
    // A longer name or a NOT is always possible; it is hardly ever what is missing.
    Set<String> others = new TreeSet<>(reach.wordings());
    others.remove(Wording.ofType(JourneyLexer.DOT));
    if (others.contains(Wording.CONDITION)) {
      others.remove(Wording.ofType(JourneyLexer.NOT));
    }
    return (others.isEmpty() ? reach.wordings() : others)
        .stream()
            .map(wording -> isName && wording.equals(text) ? "a name in quotes" : wording)
            .toList();
  }

  private String behind(int at) {
    if (at == 0) {
      return "";
    }
    int last = at - 1;
    int first = last;
    boolean isSign =
        tokens.type(last) == JourneyLexer.COLON || tokens.type(last) == JourneyLexer.LEFT;
    if (isSign && first > 0) {
      first--;
    }
    while (first > 1 && tokens.type(first - 1) == JourneyLexer.DOT) {
      first -= 2;
    }
    return " after `" + Wording.shortened(tokens.span(first, at).text()) + "`";
  }

  private boolean isMisspelt(int at, Set<String> keywords) {
    return meant(at, keywords).isPresent();
  }

  /** The keyword that somebody may have meant with a word that is none. */
  private Optional<String> meant(int at, Set<String> keywords) {
    if (tokens.type(at) != JourneyLexer.IDENTIFIER || tokens.type(at + 1) == JourneyLexer.DOT) {
      return Optional.empty();
    }
    return NearestName.of(tokens.text(at), keywords);
  }

  private static Set<String> keywords(Collection<Integer> types) {
    return types.stream()
        .filter(Keywords::isKeyword)
        .flatMap(type -> Keywords.text(type).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

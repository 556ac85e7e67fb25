package dev.milepost.compiler.syntax;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads quoted texts. A backslash escapes a quote, a backslash and, for texts with placeholders, a
 * brace; {@code \n} and {@code \t} are a line end and a tab.
 */
final class Texts {
  private static final String QUOTES = "\"'\u201C\u201D\u201E\u201F";
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "\\s*([\\p{L}_][\\p{L}\\p{M}\\p{N}_]*(\\.[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*)*)\\s*");

  private final SyntaxErrors errors;

  Texts(SyntaxErrors errors) {
    this.errors = errors;
  }

  /** The text between the quotes, with escapes resolved. */
  String plain(Span quoted) {
    StringBuilder text = new StringBuilder();
    Span inner = inner(quoted);
    int at = inner.start();
    while (at < inner.end()) {
      at = append(text, inner, at);
    }
    return text.toString();
  }

  /** The text between the quotes as a template. */
  Template template(Span quoted) {
    List<Template.Part> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Span inner = inner(quoted);
    String source = inner.source().text();
    int fixedFrom = inner.start();
    int at = fixedFrom;
    while (at < inner.end()) {
      int close = source.charAt(at) == '{' ? source.indexOf('}', at) : -1;
      Optional<Template.Part> placeholder =
          source.charAt(at) == '{' ? placeholder(inner, at, close) : Optional.empty();
      if (placeholder.isPresent()) {
        addFixed(parts, text, inner.source().span(fixedFrom, at));
        parts.add(placeholder.get());
        at = close + 1;
        fixedFrom = at;
      } else {
        at = append(text, inner, at);
      }
    }
    addFixed(parts, text, inner.source().span(fixedFrom, inner.end()));
    return new Template(parts, quoted);
  }

  private static void addFixed(List<Template.Part> parts, StringBuilder text, Span span) {
    if (!text.isEmpty()) {
      parts.add(new Template.Part.Fixed(text.toString(), span));
      text.setLength(0);
    }
  }

  private Optional<Template.Part> placeholder(Span inner, int open, int close) {
    if (close < 0 || close >= inner.end()) {
      errors.add(
          Diagnostic.of(
                  Rule.INVALID_TEXT,
                  inner.source().span(open, open + 1),
                  "a placeholder without a closing `}`")
              .withHelp("for a brace itself write `\\{`"));
      return Optional.empty();
    }
    Span whole = inner.source().span(open, close + 1);
    Matcher matcher = PLACEHOLDER.matcher(inner.source().text().substring(open + 1, close));
    if (!matcher.matches()) {
      errors.add(
          Diagnostic.of(
                  Rule.INVALID_TEXT,
                  whole,
                  "`" + Wording.shortened(whole.text()) + "` is no placeholder")
              .withHelp("a placeholder names a field: `{CRM.Account.Name}`")
              .withHelp("for a brace itself write `\\{`"));
      return Optional.empty();
    }
    List<Name> names = new ArrayList<>();
    int start = open + 1 + matcher.start(1);
    for (String word : matcher.group(1).split("\\.", -1)) {
      names.add(new Name(word, inner.source().span(start, start + word.length())));
      start += word.length() + 1;
    }
    Span named = names.getFirst().span().to(names.getLast().span());
    return Optional.of(new Template.Part.Placeholder(new Reference(names, named), whole));
  }

  /** Appends the character at an offset, or what its escape stands for; returns what follows. */
  private int append(StringBuilder text, Span inner, int at) {
    char unit = inner.source().text().charAt(at);
    if (unit != '\\' || at + 1 >= inner.end()) {
      text.append(unit);
      return at + 1;
    }
    char escaped = inner.source().text().charAt(at + 1);
    switch (escaped) {
      case '"', '\\', '{', '}' -> text.append(escaped);
      case 'n' -> text.append('\n');
      case 't' -> text.append('\t');
      default -> {
        Span span = inner.source().span(at, at + (Character.isHighSurrogate(escaped) ? 1 : 2));
        errors.add(
            Diagnostic.of(Rule.INVALID_TEXT, span, "`" + span.text() + "` stands for nothing")
                .withHelp("for a backslash itself write `\\\\`")
                .withSuggestion(Diagnostic.Suggestion.replace(span, "\\" + span.text())));
        text.append(unit);
        return at + 1;
      }
    }
    return at + 2;
  }

  /** What stands between the quotes; the closing one may be missing, which was reported. */
  private static Span inner(Span quoted) {
    int end = quoted.end();
    String written = quoted.text();
    boolean isClosed =
        written.length() > 1
            && QUOTES.indexOf(written.charAt(written.length() - 1)) >= 0
            && !isEscaped(written, written.length() - 1);
    return quoted.source().span(quoted.start() + 1, isClosed ? end - 1 : end);
  }

  private static boolean isEscaped(String text, int index) {
    int backslashes = 0;
    while (index - backslashes > 0 && text.charAt(index - backslashes - 1) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }
}

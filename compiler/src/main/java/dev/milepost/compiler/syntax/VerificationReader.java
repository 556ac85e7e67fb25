package dev.milepost.compiler.syntax;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.VerificationTree.Place;
import dev.milepost.compiler.text.Span;
import dev.milepost.grammar.JourneyParser;
import dev.milepost.grammar.JourneyParser.VerificationContext;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Reads how webhooks show where they come from. */
final class VerificationReader {
  private final Reading reading;
  private final ClauseReader clauses;
  private final Words words;
  private final List<ClauseStart> follow;

  /**
   * Makes a reader.
   *
   * @param follow the kinds of clauses that may come instead or behind it
   */
  VerificationReader(Reading reading, List<ClauseStart> follow) {
    this.reading = reading;
    this.clauses = reading.clauses();
    this.words = reading.words();
    this.follow = follow;
  }

  /** The clause, or null where there is none or it is broken; a second one is reported. */
  @Nullable VerificationTree verification() {
    VerificationTree first = null;
    while (clauses.next(follow).filter(ClauseStart.VERIFICATION::equals).isPresent()) {
      VerificationTree next = one();
      if (first == null) {
        first = next;
      } else if (next != null) {
        reading
            .errors()
            .add(
                Diagnostic.of(Rule.SYNTAX, next.span(), "how webhooks are verified is said twice")
                    .withRelated(first.span(), "first said here"));
      }
    }
    return first;
  }

  private @Nullable VerificationTree one() {
    VerificationContext context =
        clauses.read(JourneyParser.RULE_verification, JourneyParser::verification, follow);
    return context == null ? null : context.SIGNED() == null ? shown(context) : signed(context);
  }

  private VerificationTree signed(VerificationContext context) {
    int text = 0;
    Name header = null;
    Name timeHeader = null;
    Name prefix = null;
    boolean isTimed = context.TIME() != null;
    boolean isPrefixed = context.AFTER() != null;
    if (context.HEADER().size() > (isTimed ? 1 : 0)) {
      header = words.quoted(context.TEXT(text++));
    }
    if (isPrefixed) {
      prefix = words.quoted(context.TEXT(text++));
    }
    if (isTimed) {
      timeHeader = words.quoted(context.TEXT(text));
    }
    return new VerificationTree.Signed(
        words.identifier(context.IDENTIFIER()),
        words.quoted(context.secretName().TEXT()),
        header,
        prefix,
        timeHeader,
        words.span(context));
  }

  private @Nullable VerificationTree shown(VerificationContext context) {
    Name secret = words.quoted(context.secretName().TEXT());
    Span span = words.span(context);
    if (context.OUTSIDE() != null) {
      return new VerificationTree.Shown(secret, Place.BODY, words.outside(context.OUTSIDE()), span);
    }
    Name name = words.quoted(context.TEXT(0));
    TerminalNode word = context.IDENTIFIER();
    if (word == null) {
      return new VerificationTree.Shown(secret, Place.HEADER, name, span);
    }
    if (word.getText().equalsIgnoreCase(Place.QUERY.word())) {
      return new VerificationTree.Shown(secret, Place.QUERY, name, span);
    }
    reading
        .errors()
        .add(
            Diagnostic.of(
                    Rule.SYNTAX,
                    words.span(word),
                    "a secret does not come in a `" + Wording.shortened(word.getText()) + "`")
                .withHelp(
                    "write `in header \"X-Token\"`, `in query \"token\"` or a path of the body in"
                        + " backquotes"));
    return null;
  }
}

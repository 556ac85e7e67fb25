package dev.milepost.compiler.syntax;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.text.Span;
import java.util.HashSet;
import java.util.Set;

/** Reports the mistakes of one file, as many as somebody may want to read. */
final class SyntaxErrors {

  /** What a file that is no journey at all may fill a screen with. */
  static final int LIMIT = 200;

  private final Diagnostics diagnostics;
  private final Set<Integer> places = new HashSet<>();
  private int count;

  SyntaxErrors(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  void add(Diagnostic diagnostic) {
    count++;
    places.add(diagnostic.span().start());
    if (count <= LIMIT) {
      diagnostics.add(diagnostic);
    } else if (count == LIMIT + 1) {
      diagnostics.add(
          Diagnostic.of(
              Rule.SYNTAX,
              diagnostic.span(),
              "this file has more than " + LIMIT + " mistakes; the others are not shown"));
    }
  }

  /** Whether something was reported that begins where this does. */
  boolean isReported(Span span) {
    return places.contains(span.start());
  }

  void add(Rule rule, Span span, String message) {
    add(Diagnostic.of(rule, span, message));
  }
}

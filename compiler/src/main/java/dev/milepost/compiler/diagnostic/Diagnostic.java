package dev.milepost.compiler.diagnostic;

import dev.milepost.compiler.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One finding about a text.
 *
 * <p>Sentences begin in lower case and have no full stop; what the user wrote stands in backquotes
 * as it was written. Texts may hold any character: they are escaped where they are rendered.
 *
 * @param rule what is wrong
 * @param severity how much it matters
 * @param span the smallest text that is to blame
 * @param label what is said right below that text, or empty
 * @param message what is wrong, in one line
 * @param related further places that belong to it
 * @param help lines that say why, and what to write instead
 * @param suggestion a change of the text that mends it, or null
 * @param verdict what stands behind it
 * @param about what it is about where that is a part of a journey, or null
 */
public record Diagnostic(
    Rule rule,
    Severity severity,
    Span span,
    String label,
    String message,
    List<Related> related,
    List<String> help,
    @Nullable Suggestion suggestion,
    Verdict verdict,
    @Nullable About about) {

  public Diagnostic {
    related = List.copyOf(related);
    help = List.copyOf(help);
  }

  /** A finding of the rule's own severity, with nothing but a message. */
  public static Diagnostic of(Rule rule, Span span, String message) {
    return new Diagnostic(
        rule, rule.severity(), span, "", message, List.of(), List.of(), null, Verdict.STATED, null);
  }

  /** The same finding with another severity. */
  public Diagnostic withSeverity(Severity changed) {
    return new Diagnostic(
        rule, changed, span, label, message, related, help, suggestion, verdict, about);
  }

  /** The same finding with a label below its text. */
  public Diagnostic withLabel(String changed) {
    return new Diagnostic(
        rule, severity, span, changed, message, related, help, suggestion, verdict, about);
  }

  /** The same finding with one more place. */
  public Diagnostic withRelated(Span place, String placeLabel) {
    List<Related> all = new ArrayList<>(related);
    all.add(new Related(place, placeLabel));
    return new Diagnostic(
        rule, severity, span, label, message, all, help, suggestion, verdict, about);
  }

  /** The same finding with one more line of help. */
  public Diagnostic withHelp(String line) {
    List<String> all = new ArrayList<>(help);
    all.add(line);
    return new Diagnostic(
        rule, severity, span, label, message, related, all, suggestion, verdict, about);
  }

  /** The same finding with a change of the text that mends it. */
  public Diagnostic withSuggestion(Suggestion changed) {
    return new Diagnostic(
        rule, severity, span, label, message, related, help, changed, verdict, about);
  }

  /** The same finding with what stands behind it. */
  public Diagnostic withVerdict(Verdict changed) {
    return new Diagnostic(
        rule, severity, span, label, message, related, help, suggestion, changed, about);
  }

  /** The same finding with what it is about. */
  public Diagnostic withAbout(About changed) {
    return new Diagnostic(
        rule, severity, span, label, message, related, help, suggestion, verdict, changed);
  }

  /**
   * A name of this finding that stays while the journey's text moves, is laid out anew or is
   * renamed elsewhere: a hash of the rule and of what it is about, never of a line.
   */
  public String key() {
    return FindingKey.of(this);
  }

  /**
   * The part of a journey that a finding is about.
   *
   * @param stage the stage, or null: the journey as a whole
   * @param conditions what tells the finding from others of its rule there, such as the conditions
   *     in their canonical form; may be empty
   */
  public record About(String journey, @Nullable String stage, List<String> conditions) {
    public About {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * A further place.
   *
   * @param label what is said below it, or empty
   */
  public record Related(Span span, String label) {}

  /** Edits that belong together; none overlaps another. */
  public record Suggestion(List<Edit> edits) {
    public Suggestion {
      edits = List.copyOf(edits);
    }

    /** One edit. */
    public static Suggestion replace(Span span, String replacement) {
      return new Suggestion(List.of(new Edit(span, replacement)));
    }
  }

  /** Replaces a part of a text; an empty span inserts. */
  public record Edit(Span span, String replacement) {}
}

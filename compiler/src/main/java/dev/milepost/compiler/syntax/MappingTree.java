package dev.milepost.compiler.syntax;

import dev.milepost.compiler.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Clauses that say how messages of an outside shape become signals; a mapping file and the {@code
 * receives} of an app have the same. Backquoted text is a name or path of the outside.
 *
 * <p>Every rule whose guards hold makes one signal; a message for which none holds makes none.
 *
 * @param subject null where each signal's key fields say whose it is
 * @param time null: when the message is received
 * @param id null: the message's place in its file, or what the webhook's headers say
 * @param span from the first clause to the last
 */
public record MappingTree(
    @Nullable SubjectSource subject,
    @Nullable TimeSource time,
    @Nullable IdSource id,
    List<Rule> rules,
    Span span)
    implements SyntaxNode {
  public MappingTree {
    rules = List.copyOf(rules);
  }

  /** {@code subject [KEY] SOURCE}; {@code key} null: the first key of the subject. */
  public record SubjectSource(@Nullable Name key, ValueSource value, Span span)
      implements SyntaxNode {}

  /** {@code time SOURCE}. */
  public record TimeSource(ValueSource value, Span span) implements SyntaxNode {}

  /** {@code id SOURCE}: what makes a message unique in its source. */
  public record IdSource(ValueSource value, Span span) implements SyntaxNode {}

  /**
   * {@code when GUARD AND GUARD [for each `list`] TARGET} or {@code always [for each `list`]
   * TARGET}.
   *
   * @param guards what must hold, joined by AND; empty: always
   * @param each the list that the rule goes through, or null
   */
  public record Rule(List<Guard> guards, @Nullable Name each, Target target, Span span)
      implements SyntaxNode {
    public Rule {
      guards = List.copyOf(guards);
    }
  }

  /** A test on a message. */
  public sealed interface Guard extends SyntaxNode {
    /** The path that is looked at. */
    Name path();

    /**
     * {@code `x` = "a"}, {@code `x` != "a"}, {@code `x` IN ("a", "b")}, {@code `x` NOT IN (...)}.
     */
    record OneOf(Name path, List<LiteralTree> values, boolean negated, Span span) implements Guard {
      public OneOf {
        values = List.copyOf(values);
      }
    }

    /** {@code `x` starts with "A_"}. */
    record Matches(Name path, PredicateTree.TextTest test, LiteralTree text, Span span)
        implements Guard {}

    /** {@code `x` is known}, {@code `x` is unknown}. */
    record Present(Name path, boolean present, Span span) implements Guard {}
  }

  /** What a rule makes. */
  public sealed interface Target extends SyntaxNode {

    /** {@code record Loan.Application SOURCE} with the fields that it sets. */
    record RecordChange(Reference record, ValueSource id, List<Assignment> assignments, Span span)
        implements Target {
      public RecordChange {
        assignments = List.copyOf(assignments);
      }
    }

    /** {@code record Books.Invoice SOURCE gone}. */
    record RecordGone(Reference record, ValueSource id, Span span) implements Target {}

    /** {@code event Website.Visit} with its payload. */
    record Happening(Reference event, List<Assignment> assignments, Span span) implements Target {
      public Happening {
        assignments = List.copyOf(assignments);
      }
    }

    /** What could not be read; it was reported. */
    record Broken(Span span) implements Target {}
  }

  /** {@code Status: SOURCE}. */
  public record Assignment(Name field, ValueSource value, Span span) implements SyntaxNode {}

  /** Where a value comes from: a start and modifiers that are applied to it in order. */
  public record ValueSource(Origin origin, List<Modifier> modifiers, Span span)
      implements SyntaxNode {
    public ValueSource {
      modifiers = List.copyOf(modifiers);
    }
  }

  /** The start of a value. */
  public sealed interface Origin extends SyntaxNode {

    /** {@code `data.object.id`}; the name is the text between the backquotes. */
    record Outside(Name path, Span span) implements Origin {}

    /** A literal that stands for itself. */
    record Constant(LiteralTree value, Span span) implements Origin {}
  }

  /** A change of a value on its way. */
  public sealed interface Modifier extends SyntaxNode {

    /** {@code after "A_"}: removes a prefix; a value without it does not fit. */
    record After(Name prefix, Span span) implements Modifier {}

    /** {@code before "_X"}: removes a suffix; a value without it does not fit. */
    record Before(Name suffix, Span span) implements Modifier {}

    /** {@code as ("paid" is "Paid", otherwise "Other")}; {@code otherwise} may be null. */
    record Translate(List<Translation> translations, @Nullable Name otherwise, Span span)
        implements Modifier {
      public Translate {
        translations = List.copyOf(translations);
      }
    }

    /** {@code in seconds}: seconds since 1970-01-01T00:00Z are a time. */
    record EpochSeconds(Span span) implements Modifier {}

    /** {@code in milliseconds}: milliseconds since 1970-01-01T00:00Z are a time. */
    record EpochMilliseconds(Span span) implements Modifier {}

    /** {@code in cents [`currency path`]}: an amount in the hundredth part of its unit. */
    record Cents(@Nullable Origin currency, Span span) implements Modifier {}

    /** {@code currency `path`} or {@code currency "EUR"}. */
    record Currency(Origin currency, Span span) implements Modifier {}

    /** {@code dated "dd.MM.yyyy" [in "Europe/Berlin"]}; {@code zone} null: UTC. */
    record Dated(Name pattern, @Nullable Name zone, Span span) implements Modifier {}
  }

  /** {@code "paid" is "Paid"}; the left side may be empty. */
  public record Translation(String from, String to, Span span) implements SyntaxNode {}
}

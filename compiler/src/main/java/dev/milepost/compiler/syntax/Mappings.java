package dev.milepost.compiler.syntax;

import dev.milepost.compiler.syntax.MappingTree.Guard;
import dev.milepost.compiler.syntax.MappingTree.Modifier;
import dev.milepost.compiler.syntax.MappingTree.Origin;
import dev.milepost.compiler.syntax.MappingTree.Translation;
import dev.milepost.compiler.syntax.MappingTree.ValueSource;
import dev.milepost.compiler.text.Span;
import dev.milepost.grammar.JourneyParser.AfterModifierContext;
import dev.milepost.grammar.JourneyParser.BeforeModifierContext;
import dev.milepost.grammar.JourneyParser.CentsModifierContext;
import dev.milepost.grammar.JourneyParser.CurrencyModifierContext;
import dev.milepost.grammar.JourneyParser.DatedModifierContext;
import dev.milepost.grammar.JourneyParser.GuardContext;
import dev.milepost.grammar.JourneyParser.MillisecondsModifierContext;
import dev.milepost.grammar.JourneyParser.ModifierContext;
import dev.milepost.grammar.JourneyParser.OriginContext;
import dev.milepost.grammar.JourneyParser.SecondsModifierContext;
import dev.milepost.grammar.JourneyParser.TranslateModifierContext;
import dev.milepost.grammar.JourneyParser.TranslationContext;
import dev.milepost.grammar.JourneyParser.ValueSourceContext;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds the guards and sources of mappings. */
final class Mappings {
  private final Words words;
  private final Literals literals;

  Mappings(Reading reading) {
    this.words = reading.words();
    this.literals = reading.literals();
  }

  Guard guard(GuardContext context) {
    Span span = words.span(context);
    Name path = words.outside(context.OUTSIDE());
    if (context.textTest() != null) {
      return new Guard.Matches(
          path, Predicates.textTest(context.textTest()), literals.text(context.TEXT()), span);
    }
    if (context.IS() != null) {
      return new Guard.Present(path, context.KNOWN() != null, span);
    }
    boolean negated = context.NOT_EQUAL() != null || context.NOT() != null;
    List<LiteralTree> values = context.literal().stream().map(literals::literal).toList();
    return new Guard.OneOf(path, values, negated, span);
  }

  ValueSource source(ValueSourceContext context) {
    return new ValueSource(
        origin(context.origin()),
        context.modifier().stream().map(this::modifier).toList(),
        words.span(context));
  }

  private Origin origin(OriginContext context) {
    return context.OUTSIDE() == null
        ? new Origin.Constant(literals.literal(context.literal()), words.span(context))
        : outside(context.OUTSIDE());
  }

  private Origin outside(TerminalNode token) {
    return new Origin.Outside(words.outside(token), words.span(token));
  }

  private Modifier modifier(ModifierContext context) {
    Span span = words.span(context);
    return switch (context) {
      case AfterModifierContext after -> new Modifier.After(words.quoted(after.TEXT()), span);
      case BeforeModifierContext before -> new Modifier.Before(words.quoted(before.TEXT()), span);
      case TranslateModifierContext translate ->
          new Modifier.Translate(
              translate.translation().stream().map(this::translation).toList(),
              translate.TEXT() == null ? null : words.quoted(translate.TEXT()),
              span);
      case SecondsModifierContext seconds -> new Modifier.EpochSeconds(span);
      case MillisecondsModifierContext milliseconds -> new Modifier.EpochMilliseconds(span);
      case CentsModifierContext cents ->
          new Modifier.Cents(cents.OUTSIDE() == null ? null : outside(cents.OUTSIDE()), span);
      case CurrencyModifierContext currency ->
          new Modifier.Currency(
              currency.OUTSIDE() == null
                  ? new Origin.Constant(literals.text(currency.TEXT()), words.span(currency.TEXT()))
                  : outside(currency.OUTSIDE()),
              span);
      case DatedModifierContext dated ->
          new Modifier.Dated(
              words.quoted(dated.TEXT(0)),
              dated.IN() == null ? null : words.quoted(dated.TEXT(1)),
              span);
      default -> throw new IllegalStateException("no modifier: " + context.getClass());
    };
  }

  private Translation translation(TranslationContext context) {
    return new Translation(
        words.plain(context.TEXT(0)), words.plain(context.TEXT(1)), words.span(context));
  }
}

package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.LiteralTree;
import dev.milepost.compiler.syntax.LiteralTree.BooleanLiteral;
import dev.milepost.compiler.syntax.LiteralTree.BrokenLiteral;
import dev.milepost.compiler.syntax.LiteralTree.DateLiteral;
import dev.milepost.compiler.syntax.LiteralTree.DateTimeLiteral;
import dev.milepost.compiler.syntax.LiteralTree.DurationLiteral;
import dev.milepost.compiler.syntax.LiteralTree.MoneyLiteral;
import dev.milepost.compiler.syntax.LiteralTree.NullLiteral;
import dev.milepost.compiler.syntax.LiteralTree.NumberLiteral;
import dev.milepost.compiler.syntax.LiteralTree.TextLiteral;
import dev.milepost.compiler.syntax.MappingTree;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.mapping.SignalMapping.Modifier;
import dev.milepost.engine.mapping.SignalMapping.Origin;
import dev.milepost.engine.mapping.SignalMapping.Translation;
import dev.milepost.engine.mapping.SignalMapping.ValueSource;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Reading;
import dev.milepost.engine.value.Value;
import dev.milepost.engine.value.ValueText;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves where a value of a message comes from, and checks that what is written out fits. */
final class ValueSourceResolver {
  private final LiteralResolver literals;
  private final Reporter reporter;

  ValueSourceResolver(Reporter reporter) {
    this.literals = new LiteralResolver(reporter, JourneyCalendar.DEFAULT);
    this.reporter = reporter;
  }

  /**
   * Resolves a source.
   *
   * @param type what is wanted, or null: anything
   * @param of whose value it is, as sentences call it
   * @return the source, or null after reporting what is wrong with it
   */
  @Nullable ValueSource resolve(MappingTree.ValueSource tree, @Nullable FieldType type, String of) {
    FieldType fixed = tree.modifiers().isEmpty() ? type : null;
    Origin origin = origin(tree.origin(), fixed, of);
    List<Modifier> modifiers = new ArrayList<>();
    boolean complete = origin != null;
    for (int i = 0; i < tree.modifiers().size(); i++) {
      boolean last = i == tree.modifiers().size() - 1;
      complete &= add(modifiers, tree.modifiers().get(i), last ? type : null, of);
    }
    return complete && origin != null ? new ValueSource(origin, modifiers) : null;
  }

  /** A literal as the text that a message would hold, or null where it is none. */
  @Nullable String text(LiteralTree literal) {
    return switch (literal) {
      case TextLiteral text -> text.value();
      case NumberLiteral number -> number.value().toPlainString();
      case BooleanLiteral flag -> Boolean.toString(flag.value());
      case DateLiteral date -> date.value().toString();
      case MoneyLiteral _, DateTimeLiteral _ -> literal.span().text();
      case DurationLiteral _ -> {
        reporter.add(
            Rule.WRONG_TYPE,
            literal.span(),
            "`" + literal.span().text() + "` is a duration, and messages hold none in these words",
            "write it as a text in ISO 8601, such as `\"P3D\"`");
        yield null;
      }
      case NullLiteral _ -> {
        reporter.add(
            Rule.WRONG_TYPE,
            literal.span(),
            "`null` is no value",
            "write `is unknown` to ask whether a message has none");
        yield null;
      }
      case BrokenLiteral _ -> null;
    };
  }

  private @Nullable Origin origin(MappingTree.Origin tree, @Nullable FieldType type, String of) {
    return switch (tree) {
      case MappingTree.Origin.Outside outside ->
          outside.path().isMissing() ? null : new Origin.Outside(outside.path().text());
      case MappingTree.Origin.Constant constant -> {
        if (type == null) {
          String text = text(constant.value());
          yield text == null ? null : new Origin.Literal(text);
        }
        Value value = literals.value(type, constant.value(), of);
        yield value == null ? null : new Origin.Literal(value.print());
      }
    };
  }

  /** Adds the meaning of a modifier; false after reporting that it has none. */
  private boolean add(
      List<Modifier> modifiers, MappingTree.Modifier tree, @Nullable FieldType type, String of) {
    return switch (tree) {
      case MappingTree.Modifier.After after -> {
        modifiers.add(new Modifier.After(after.prefix().text()));
        yield true;
      }
      case MappingTree.Modifier.Before before -> {
        modifiers.add(new Modifier.Before(before.suffix().text()));
        yield true;
      }
      case MappingTree.Modifier.Translate translate -> {
        Modifier.Translate meaning = translate(translate, type, of);
        if (meaning != null) {
          modifiers.add(meaning);
        }
        yield meaning != null;
      }
      case MappingTree.Modifier.EpochSeconds seconds -> {
        modifiers.add(new Modifier.EpochSeconds());
        yield makes(Scalar.DATETIME, "a time", type, seconds.span(), of);
      }
      case MappingTree.Modifier.EpochMilliseconds milliseconds -> {
        modifiers.add(new Modifier.EpochMilliseconds());
        yield makes(Scalar.DATETIME, "a time", type, milliseconds.span(), of);
      }
      case MappingTree.Modifier.Cents cents -> {
        modifiers.add(new Modifier.Cents());
        boolean fits = makes(Scalar.MONEY, "an amount of money", type, cents.span(), of);
        yield (cents.currency() == null || addCurrency(modifiers, cents.currency())) && fits;
      }
      case MappingTree.Modifier.Currency currency ->
          addCurrency(modifiers, currency.currency())
              && makes(Scalar.MONEY, "an amount of money", type, currency.span(), of);
      case MappingTree.Modifier.Dated dated -> {
        modifiers.add(
            new Modifier.Dated(
                dated.pattern().text(), dated.zone() == null ? null : dated.zone().text()));
        yield isPattern(dated.pattern())
            & (dated.zone() == null || isZone(dated.zone()))
            & (type == Scalar.DATE
                || makes(Scalar.DATETIME, "a date or time", type, dated.span(), of));
      }
    };
  }

  private Modifier.@Nullable Translate translate(
      MappingTree.Modifier.Translate tree, @Nullable FieldType type, String of) {
    boolean complete = true;
    List<Translation> translations = new ArrayList<>();
    Map<String, Span> seen = new HashMap<>();
    for (MappingTree.Translation translation : tree.translations()) {
      if (seen.putIfAbsent(translation.from(), translation.span()) != null) {
        reporter.add(
            Rule.DUPLICATE_NAME,
            translation.span(),
            "`" + Reporter.quote(translation.from()) + "` is translated twice");
        complete = false;
      }
      complete &= fits(translation.to(), type, translation.span(), of);
      translations.add(new Translation(translation.from(), translation.to()));
    }
    Name otherwise = tree.otherwise();
    if (otherwise != null) {
      complete &= fits(otherwise.text(), type, otherwise.span(), of);
    }
    return complete
        ? new Modifier.Translate(translations, otherwise == null ? null : otherwise.text())
        : null;
  }

  private boolean fits(String text, @Nullable FieldType type, Span span, String of) {
    if (type == null) {
      return true;
    }
    if (type instanceof Choice choice) {
      if (choice.values().contains(text)) {
        return true;
      }
      Span value = quotedAtEnd(span, text);
      return literals.choice(choice, text, value, of) != null;
    }
    if (ValueText.read(type, text) instanceof Reading.Misfit misfit) {
      reporter.add(Rule.WRONG_TYPE, span, misfit.reason());
      return false;
    }
    return true;
  }

  /** The value behind {@code is}, so that it alone is to blame, where it can be found. */
  private static Span quotedAtEnd(Span span, String text) {
    String quoted = Reporter.quote(text);
    return span.text().endsWith(quoted)
        ? span.source().span(span.end() - quoted.length(), span.end())
        : span;
  }

  private boolean makes(
      FieldType made, String words, @Nullable FieldType wanted, Span span, String of) {
    if (wanted == null || wanted.equals(made)) {
      return true;
    }
    reporter.add(
        Rule.WRONG_TYPE,
        span,
        of + " is " + TypeWords.describe(wanted) + ", and this makes " + words);
    return false;
  }

  private boolean addCurrency(List<Modifier> modifiers, MappingTree.Origin tree) {
    Origin origin = origin(tree, null, "the currency");
    if (origin == null) {
      return false;
    }
    if (origin instanceof Origin.Literal(String code)
        && ValueText.read(Scalar.MONEY, "1 " + code) instanceof Reading.Misfit misfit) {
      reporter.add(Rule.WRONG_TYPE, tree.span(), misfit.reason());
      return false;
    }
    modifiers.add(new Modifier.Currency(origin));
    return true;
  }

  private boolean isPattern(Name pattern) {
    if (pattern.isMissing()) {
      return false;
    }
    try {
      return !DateTimeFormatter.ofPattern(pattern.text(), Locale.ROOT).toString().isEmpty();
    } catch (IllegalArgumentException e) {
      reporter.add(
          Rule.WRONG_TYPE,
          pattern.span(),
          "`" + Reporter.quote(pattern.text()) + "` is not the pattern of a date or time",
          "write it with the letters of Java's DateTimeFormatter, such as `\"dd.MM.yyyy HH:mm\"`");
      return false;
    }
  }

  private boolean isZone(Name zone) {
    try {
      return zone.isMissing() || !ZoneId.of(zone.text()).getId().isEmpty();
    } catch (DateTimeException e) {
      reporter.add(
          reporter.withCandidates(
              Rule.UNKNOWN_NAME,
              zone.span(),
              zone.text(),
              "there is no time zone `" + Reporter.quote(zone.text()) + "`",
              ZoneId.getAvailableZoneIds(),
              "there are"));
      return false;
    }
  }
}

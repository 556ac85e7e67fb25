package dev.milepost.compiler.syntax;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.AppMember.BelongsTo;
import dev.milepost.compiler.syntax.AppMember.Field;
import dev.milepost.compiler.syntax.FieldTypeTree.EnumerationValue;
import dev.milepost.compiler.syntax.FieldTypeTree.Kind;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.value.NearestName;
import dev.milepost.grammar.JourneyLexer;
import dev.milepost.grammar.JourneyParser;
import dev.milepost.grammar.JourneyParser.ActionHeaderContext;
import dev.milepost.grammar.JourneyParser.AppHeaderContext;
import dev.milepost.grammar.JourneyParser.BelongsToContext;
import dev.milepost.grammar.JourneyParser.EventHeaderContext;
import dev.milepost.grammar.JourneyParser.FieldContext;
import dev.milepost.grammar.JourneyParser.FieldTypeContext;
import dev.milepost.grammar.JourneyParser.RecordHeaderContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Reads an app with its records, events and actions. */
final class AppReader {
  static final List<ClauseStart> APP =
      List.of(ClauseStart.MEMBER, ClauseStart.DECLARATION, ClauseStart.ALLOWANCE);
  private static final List<ClauseStart> RECEIVES =
      Stream.concat(Stream.of(ClauseStart.VERIFICATION, ClauseStart.MAPPING), APP.stream())
          .toList();
  private static final List<ClauseStart> FIELDS =
      List.of(
          ClauseStart.FIELD, ClauseStart.MEMBER, ClauseStart.DECLARATION, ClauseStart.ALLOWANCE);

  /** Words that begin a condition or a value, so that no reference could begin with them. */
  private static final Set<String> RESERVED =
      Set.of(
          "any", "every", "no", "count", "sum", "not", "journey", "answer", "today", "true",
          "false");

  private final Reading reading;
  private final ClauseReader clauses;
  private final Words words;

  AppReader(Reading reading) {
    this.reading = reading;
    this.clauses = reading.clauses();
    this.words = reading.words();
  }

  Declaration app(List<Allowance> allowances) {
    int first = clauses.index();
    AppHeaderContext context =
        clauses.read(JourneyParser.RULE_appHeader, JourneyParser::appHeader, APP);
    Span header = clauses.since(first);
    Name name = context == null ? reading.salvageWord(first + 1) : words.word(context.word(0));
    Name like = context == null || context.LIKE() == null ? null : words.word(context.word(1));
    if (RESERVED.contains(name.text().toLowerCase(Locale.ROOT))) {
      reading
          .errors()
          .add(
              Diagnostic.of(
                      Rule.INVALID_NAME, name.span(), "an app may not be called `" + name + "`")
                  .withHelp(
                      "conditions begin with this word; records and fields may have the name"));
    }
    List<AppMember> members = new ArrayList<>();
    while (clauses.next(APP).filter(ClauseStart.MEMBER::equals).isPresent()) {
      members.add(member());
    }
    return new Declaration.App(name, like, members, header, allowances, clauses.since(first));
  }

  private AppMember member() {
    int first = clauses.index();
    return switch (clauses.type(0)) {
      case JourneyLexer.RECORD -> {
        RecordHeaderContext context =
            clauses.read(JourneyParser.RULE_recordHeader, JourneyParser::recordHeader, FIELDS);
        Span header = clauses.since(first);
        Name name = context == null ? reading.salvageWord(first + 1) : words.word(context.word());
        BelongsTo owner = context == null ? null : belongsTo(context.belongsTo());
        yield new AppMember.RecordType(name, owner, fields(), header, clauses.since(first));
      }
      case JourneyLexer.EVENT -> {
        EventHeaderContext context =
            clauses.read(JourneyParser.RULE_eventHeader, JourneyParser::eventHeader, FIELDS);
        Span header = clauses.since(first);
        Name name = context == null ? reading.salvageWord(first + 1) : words.word(context.word());
        BelongsTo owner = context == null ? null : belongsTo(context.belongsTo());
        yield new AppMember.EventType(name, owner, fields(), header, clauses.since(first));
      }
      case JourneyLexer.ACTION -> {
        ActionHeaderContext context =
            clauses.read(JourneyParser.RULE_actionHeader, JourneyParser::actionHeader, FIELDS);
        Span header = clauses.since(first);
        Name name = context == null ? reading.salvageWord(first + 1) : words.word(context.word());
        yield new AppMember.ActionType(name, fields(), header, clauses.since(first));
      }
      case JourneyLexer.RECEIVES -> {
        clauses.advance();
        VerificationTree verification = new VerificationReader(reading, RECEIVES).verification();
        MappingTree mapping = new MappingReader(reading, APP).mapping();
        yield new AppMember.Receives(verification, mapping, clauses.since(first));
      }
      default -> new RequestReader(reading).sends();
    };
  }

  private @Nullable BelongsTo belongsTo(@Nullable BelongsToContext context) {
    return context == null
        ? null
        : new BelongsTo(
            words.reference(context.reference()), words.word(context.word()), words.span(context));
  }

  private List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    while (clauses.next(FIELDS).filter(ClauseStart.FIELD::equals).isPresent()) {
      int first = clauses.index();
      FieldContext context = clauses.read(JourneyParser.RULE_field, JourneyParser::field, FIELDS);
      Span span = clauses.since(first);
      fields.add(
          context == null
              ? new Field(reading.salvageWord(first), new FieldTypeTree.Broken(span), span)
              : new Field(words.word(context.word()), type(context.fieldType()), span));
    }
    return fields;
  }

  private FieldTypeTree type(FieldTypeContext context) {
    Span span = words.span(context);
    if (context.IDENTIFIER() != null) {
      return simple(context.IDENTIFIER(), span);
    }
    return new FieldTypeTree.OneOf(
        context.enumerationValue().stream()
            .map(value ->
                new EnumerationValue(
                    words.quoted(value.TEXT()), value.FINAL() != null, words.span(value)))
            .toList(),
        span);
  }

  private FieldTypeTree simple(TerminalNode word, Span span) {
    for (Kind kind : Kind.values()) {
      if (kind.word().equalsIgnoreCase(word.getText())) {
        return new FieldTypeTree.Simple(kind, span);
      }
    }
    List<String> known = Arrays.stream(Kind.values()).map(Kind::word).toList();
    Diagnostic diagnostic =
        Diagnostic.of(Rule.SYNTAX, span, "`" + Wording.shortened(word.getText()) + "` is no type");
    reading
        .errors()
        .add(
            NearestName.of(word.getText(), known)
                .map(meant ->
                    diagnostic
                        .withHelp("did you mean `" + meant + "`?")
                        .withSuggestion(Diagnostic.Suggestion.replace(span, meant)))
                .orElseGet(() ->
                    diagnostic.withHelp(
                        "the types are "
                            + String.join(", ", known)
                            + " and a list of values: `\"Open\" | \"Closed\"`")));
    return new FieldTypeTree.Broken(span);
  }
}

package dev.milepost.compiler.syntax;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.text.Span;
import dev.milepost.grammar.JourneyLexer;
import dev.milepost.grammar.JourneyParser;
import dev.milepost.grammar.JourneyParser.JourneyHeaderContext;
import dev.milepost.grammar.JourneyParser.KeyContext;
import dev.milepost.grammar.JourneyParser.RenamedFromContext;
import dev.milepost.grammar.JourneyParser.ScenarioHeaderContext;
import dev.milepost.grammar.JourneyParser.SubjectHeaderContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the declarations of a file. */
final class FileReader {
  private static final List<ClauseStart> FILE =
      List.of(ClauseStart.DECLARATION, ClauseStart.ALLOWANCE);
  private static final List<ClauseStart> SUBJECT =
      List.of(ClauseStart.KEY, ClauseStart.DECLARATION, ClauseStart.ALLOWANCE);

  private final Reading reading;
  private final ClauseReader clauses;
  private final Words words;

  FileReader(Reading reading) {
    this.reading = reading;
    this.clauses = reading.clauses();
    this.words = reading.words();
  }

  List<Declaration> declarations() {
    List<Declaration> declarations = new ArrayList<>();
    while (true) {
      Optional<ClauseStart> next = clauses.next(FILE);
      if (next.isEmpty()) {
        reading.allowances().reportUnused(reading.errors());
        return declarations;
      }
      if (next.get() == ClauseStart.ALLOWANCE) {
        reading.allowances().read(FILE);
      } else {
        declarations.add(declaration());
      }
    }
  }

  private Declaration declaration() {
    List<Allowance> allowances = reading.allowances().take();
    return switch (clauses.type(0)) {
      case JourneyLexer.APP -> new AppReader(reading).app(allowances);
      case JourneyLexer.SUBJECT -> subject(allowances);
      case JourneyLexer.JOURNEY -> journey(allowances);
      case JourneyLexer.SCENARIO -> scenario(allowances);
      default -> throw new IllegalStateException("no declaration begins here");
    };
  }

  private Declaration subject(List<Allowance> allowances) {
    int first = clauses.index();
    SubjectHeaderContext context =
        clauses.read(JourneyParser.RULE_subjectHeader, JourneyParser::subjectHeader, SUBJECT);
    Name name = context == null ? reading.salvageWord(first + 1) : words.word(context.word());
    Span header = clauses.since(first);
    List<Declaration.Key> keys = new ArrayList<>();
    while (clauses.next(SUBJECT).filter(ClauseStart.KEY::equals).isPresent()) {
      keys.add(key());
    }
    return new Declaration.Subject(name, keys, header, allowances, clauses.since(first));
  }

  private Declaration.Key key() {
    int first = clauses.index();
    KeyContext context = clauses.read(JourneyParser.RULE_key, JourneyParser::key, SUBJECT);
    if (context == null) {
      return new Declaration.Key(reading.salvageWord(first + 1), List.of(), clauses.since(first));
    }
    List<Reference> fields = context.reference().stream().map(words::reference).toList();
    return new Declaration.Key(words.word(context.word()), fields, words.span(context));
  }

  private Declaration journey(List<Allowance> allowances) {
    int first = clauses.index();
    JourneyReader body = new JourneyReader(reading);
    JourneyHeaderContext context =
        clauses.read(
            JourneyParser.RULE_journeyHeader, JourneyParser::journeyHeader, JourneyReader.JOURNEY);
    Span header = clauses.since(first);
    Name name = context == null ? reading.salvageQuoted(first + 1) : words.quoted(context.TEXT());
    Name subject = context == null ? Name.missing(header.after()) : words.word(context.word());
    Reference forEach =
        context == null || context.reference() == null
            ? null
            : words.reference(context.reference());
    Name renamedFrom = context == null ? null : renamedFrom(context.renamedFrom());
    List<JourneyClause> inner = body.clauses();
    return new Declaration.Journey(
        name, subject, forEach, renamedFrom, inner, header, allowances, clauses.since(first));
  }

  private @Nullable Name renamedFrom(List<RenamedFromContext> contexts) {
    if (contexts.isEmpty()) {
      return null;
    }
    if (contexts.size() > 1) {
      Span second = words.span(contexts.get(1));
      reading
          .errors()
          .add(
              Diagnostic.of(Rule.SYNTAX, second, "`renamed from` is said twice")
                  .withRelated(words.span(contexts.getFirst()), "first said here"));
    }
    return words.quoted(contexts.getFirst().TEXT());
  }

  private Declaration scenario(List<Allowance> allowances) {
    int first = clauses.index();
    ScenarioReader body = new ScenarioReader(reading);
    ScenarioHeaderContext context =
        clauses.read(
            JourneyParser.RULE_scenarioHeader,
            JourneyParser::scenarioHeader,
            ScenarioReader.SCENARIO);
    Span header = clauses.since(first);
    Name name = context == null ? reading.salvageQuoted(first + 1) : words.quoted(context.TEXT(0));
    Name journey = context == null ? Name.missing(header.after()) : words.quoted(context.TEXT(1));
    List<ScenarioStep> steps = body.steps();
    return new Declaration.Scenario(name, journey, steps, header, allowances, clauses.since(first));
  }
}

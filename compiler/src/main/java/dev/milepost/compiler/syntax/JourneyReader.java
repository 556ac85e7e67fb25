package dev.milepost.compiler.syntax;

import dev.milepost.compiler.syntax.LiteralTree.TextLiteral;
import dev.milepost.compiler.text.Span;
import dev.milepost.grammar.JourneyLexer;
import dev.milepost.grammar.JourneyParser;
import dev.milepost.grammar.JourneyParser.AgainContext;
import dev.milepost.grammar.JourneyParser.CalendarContext;
import dev.milepost.grammar.JourneyParser.DefineContext;
import dev.milepost.grammar.JourneyParser.EndsAtContext;
import dev.milepost.grammar.JourneyParser.JourneyClauseContext;
import dev.milepost.grammar.JourneyParser.NeverAtContext;
import dev.milepost.grammar.JourneyParser.OwnedByContext;
import dev.milepost.grammar.JourneyParser.PromisesToEndContext;
import dev.milepost.grammar.JourneyParser.RoleContext;
import dev.milepost.grammar.JourneyParser.StageHeaderContext;
import dev.milepost.grammar.JourneyParser.StartsWhenContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the clauses and stages of a journey. */
final class JourneyReader {
  static final List<ClauseStart> JOURNEY =
      List.of(
          ClauseStart.JOURNEY, ClauseStart.STAGE, ClauseStart.DECLARATION, ClauseStart.ALLOWANCE);
  private static final List<ClauseStart> STAGE =
      List.of(
          ClauseStart.STAGE_CLAUSE,
          ClauseStart.STAGE,
          ClauseStart.JOURNEY,
          ClauseStart.DECLARATION,
          ClauseStart.ALLOWANCE);

  private final Reading reading;
  private final ClauseReader clauses;
  private final Words words;
  private final Literals literals;
  private final Conditions conditions;

  JourneyReader(Reading reading) {
    this.reading = reading;
    this.clauses = reading.clauses();
    this.words = reading.words();
    this.literals = reading.literals();
    this.conditions = reading.conditions();
  }

  List<JourneyClause> clauses() {
    List<JourneyClause> found = new ArrayList<>();
    while (true) {
      Optional<ClauseStart> next = clauses.next(JOURNEY);
      if (next.isEmpty() || next.get() == ClauseStart.DECLARATION) {
        return found;
      }
      if (next.get() == ClauseStart.ALLOWANCE) {
        reading.allowances().read(JOURNEY);
      } else {
        List<Allowance> allowances = reading.allowances().take();
        found.add(next.get() == ClauseStart.STAGE ? stage(allowances) : clause(allowances));
      }
    }
  }

  private JourneyClause stage(List<Allowance> allowances) {
    int first = clauses.index();
    StageHeaderContext context =
        clauses.read(JourneyParser.RULE_stageHeader, JourneyParser::stageHeader, STAGE);
    Span header = clauses.since(first);
    Name name = context == null ? reading.salvageQuoted(first + 1) : words.quoted(context.TEXT());
    Name renamedFrom =
        context == null || context.renamedFrom() == null
            ? null
            : words.quoted(context.renamedFrom().TEXT());
    StageReader body = new StageReader(reading, STAGE);
    List<StageClause> inner = new ArrayList<>();
    int end = clauses.index();
    while (true) {
      Optional<ClauseStart> next = clauses.next(STAGE);
      if (next.filter(ClauseStart.ALLOWANCE::equals).isPresent()) {
        reading.allowances().read(STAGE);
      } else if (next.filter(ClauseStart.STAGE_CLAUSE::equals).isPresent()) {
        inner.add(body.clause(reading.allowances().take()));
        end = clauses.index();
      } else {
        Span span = reading.tokens().span(first, end);
        return new JourneyClause.Stage(name, renamedFrom, inner, header, allowances, span);
      }
    }
  }

  private JourneyClause clause(List<Allowance> allowances) {
    int first = clauses.index();
    JourneyClauseContext context =
        clauses.read(JourneyParser.RULE_journeyClause, JourneyParser::journeyClause, JOURNEY);
    if (context == null) {
      return salvage(first, allowances);
    }
    Span span = words.span(context);
    return switch (context) {
      case OwnedByContext owned -> {
        TextLiteral otherwise = owned.TEXT() == null ? null : literals.text(owned.TEXT());
        Operand owner = conditions.predicates().operand(owned.operand());
        yield new JourneyClause.OwnedBy(owner, otherwise, allowances, span);
      }
      case CalendarContext calendar ->
          new JourneyClause.Calendar(
              words.quoted(calendar.TEXT()),
              new BusinessHours(reading).hours(calendar.hours()),
              allowances,
              span);
      case AgainContext again ->
          new JourneyClause.Again(
              again.duration() == null ? null : literals.duration(again.duration()),
              allowances,
              span);
      case StartsWhenContext starts ->
          new JourneyClause.StartsWhen(conditions.condition(starts.condition()), allowances, span);
      case EndsAtContext ends ->
          new JourneyClause.EndsAt(words.quoted(ends.TEXT()), trigger(ends), allowances, span);
      case RoleContext role ->
          new JourneyClause.Role(
              words.quoted(role.TEXT()),
              conditions.predicates().operand(role.operand()),
              allowances,
              span);
      case DefineContext define ->
          new JourneyClause.Define(
              words.quoted(define.TEXT()),
              conditions.condition(define.condition()),
              allowances,
              span);
      case NeverAtContext never ->
          new JourneyClause.NeverAt(
              words.quoted(never.TEXT()),
              conditions.condition(never.condition()),
              allowances,
              span);
      case PromisesToEndContext promises ->
          new JourneyClause.PromisesToEnd(literals.duration(promises.duration()), allowances, span);
      default -> throw new IllegalStateException("no clause: " + context.getClass());
    };
  }

  private Trigger trigger(EndsAtContext context) {
    Span end = words.span(context);
    if (context.WHEN() != null) {
      Span span = words.span(context.WHEN()).to(end.after());
      return new Trigger.When(conditions.condition(context.condition()), span);
    }
    Span span = words.span(context.AFTER()).to(end.after());
    return new Trigger.After(literals.duration(context.duration()), span);
  }

  /** Keeps what others may name: the rest of the file is checked against it. */
  private JourneyClause salvage(int first, List<Allowance> allowances) {
    Span span = clauses.since(first);
    Span rest = span.after();
    Tokens tokens = reading.tokens();
    return switch (tokens.type(first)) {
      case JourneyLexer.DEFINE ->
          new JourneyClause.Define(
              reading.salvageQuoted(first + 1), new ConditionTree.Broken(rest), allowances, span);
      case JourneyLexer.ROLE ->
          new JourneyClause.Role(
              reading.salvageQuoted(first + 1),
              new LiteralTree.BrokenLiteral(rest),
              allowances,
              span);
      case JourneyLexer.STARTS ->
          new JourneyClause.StartsWhen(new ConditionTree.Broken(rest), allowances, span);
      case JourneyLexer.OWNED ->
          new JourneyClause.OwnedBy(new LiteralTree.BrokenLiteral(rest), null, allowances, span);
      case JourneyLexer.CALENDAR ->
          new JourneyClause.Calendar(reading.salvageQuoted(first + 1), null, allowances, span);
      case JourneyLexer.ENDS ->
          new JourneyClause.EndsAt(
              reading.salvageQuoted(first + 2), new Trigger.Broken(rest), allowances, span);
      default -> new JourneyClause.Broken(allowances, span);
    };
  }
}

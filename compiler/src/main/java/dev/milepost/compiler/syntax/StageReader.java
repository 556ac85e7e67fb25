package dev.milepost.compiler.syntax;

import dev.milepost.compiler.text.Span;
import dev.milepost.grammar.JourneyLexer;
import dev.milepost.grammar.JourneyParser;
import dev.milepost.grammar.JourneyParser.AfterContext;
import dev.milepost.grammar.JourneyParser.AfterTriggerContext;
import dev.milepost.grammar.JourneyParser.AroundDateTriggerContext;
import dev.milepost.grammar.JourneyParser.AsksContext;
import dev.milepost.grammar.JourneyParser.AtDateTriggerContext;
import dev.milepost.grammar.JourneyParser.EndsAsContext;
import dev.milepost.grammar.JourneyParser.EveryContext;
import dev.milepost.grammar.JourneyParser.ExpectedContext;
import dev.milepost.grammar.JourneyParser.MayWaitForeverContext;
import dev.milepost.grammar.JourneyParser.OnEnterContext;
import dev.milepost.grammar.JourneyParser.OnExitContext;
import dev.milepost.grammar.JourneyParser.StageClauseContext;
import dev.milepost.grammar.JourneyParser.TransitionContext;
import dev.milepost.grammar.JourneyParser.TriggerContext;
import dev.milepost.grammar.JourneyParser.WhenTriggerContext;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Reads the clauses of a stage. */
final class StageReader {
  private final Reading reading;
  private final Words words;
  private final Literals literals;
  private final Actions actions;
  private final List<ClauseStart> follow;

  StageReader(Reading reading, List<ClauseStart> follow) {
    this.reading = reading;
    this.words = reading.words();
    this.literals = reading.literals();
    this.actions = reading.actions();
    this.follow = follow;
  }

  StageClause clause(List<Allowance> allowances) {
    int first = reading.clauses().index();
    StageClauseContext context =
        reading.clauses().read(JourneyParser.RULE_stageClause, JourneyParser::stageClause, follow);
    if (context == null) {
      return salvage(first, allowances);
    }
    Span span = words.span(context);
    return switch (context) {
      case OnEnterContext enter ->
          new StageClause.OnEnter(actions.action(enter.action()), allowances, span);
      case OnExitContext exit ->
          new StageClause.OnExit(actions.action(exit.action()), allowances, span);
      case EveryContext every ->
          new StageClause.Every(
              literals.positiveDuration(every.duration(), "`every`"),
              every.count() == null ? null : literals.count(every.count()),
              actions.action(every.action()),
              allowances,
              span);
      case AfterContext after ->
          new StageClause.After(
              literals.duration(after.duration()),
              actions.action(after.action()),
              allowances,
              span);
      case ExpectedContext expected ->
          new StageClause.Expected(
              literals.duration(expected.duration()),
              expected.action() == null ? null : actions.action(expected.action()),
              allowances,
              span);
      case TransitionContext transition -> transition(transition, allowances, span);
      case AsksContext asks -> asks(asks, allowances, span);
      case MayWaitForeverContext wait -> new StageClause.MayWaitForever(allowances, span);
      case EndsAsContext ends ->
          new StageClause.EndsAs(words.quoted(ends.TEXT()), allowances, span);
      default -> throw new IllegalStateException("no clause: " + context.getClass());
    };
  }

  private StageClause transition(TransitionContext context, List<Allowance> allowances, Span span) {
    return new StageClause.Transition(
        context.ELSE() != null,
        target(context.TEXT()),
        trigger(context.trigger()),
        actions.actions(context.action()),
        allowances,
        span);
  }

  private @Nullable Name target(@Nullable TerminalNode text) {
    return text == null ? null : words.quoted(text);
  }

  private StageClause asks(AsksContext context, List<Allowance> allowances, Span span) {
    List<TerminalNode> texts = context.TEXT();
    return new StageClause.Asks(
        actions.role(context.person()),
        literals.text(texts.getFirst()),
        words.allQuoted(texts.subList(1, texts.size())),
        allowances,
        span);
  }

  private Trigger trigger(TriggerContext context) {
    Span span = words.span(context);
    return switch (context) {
      case WhenTriggerContext when ->
          new Trigger.When(reading.conditions().condition(when.condition()), span);
      case AfterTriggerContext after ->
          new Trigger.After(literals.duration(after.duration()), span);
      case AtDateTriggerContext at -> new Trigger.AtDate(words.reference(at.reference()), span);
      case AroundDateTriggerContext around ->
          around.BEFORE() != null
              ? new Trigger.BeforeDate(
                  literals.duration(around.duration()), words.reference(around.reference()), span)
              : new Trigger.AfterDate(
                  literals.duration(around.duration()), words.reference(around.reference()), span);
      default -> throw new IllegalStateException("no trigger: " + context.getClass());
    };
  }

  /** Keeps the kind of a broken clause, so that nobody complains that the stage has none. */
  private StageClause salvage(int first, List<Allowance> allowances) {
    Span span = reading.clauses().since(first);
    Span rest = span.after();
    Tokens tokens = reading.tokens();
    boolean isElse = tokens.type(first) == JourneyLexer.ELSE;
    int advances = isElse ? first + 1 : first;
    if (tokens.type(advances) == JourneyLexer.ADVANCES) {
      boolean hasTarget =
          tokens.type(advances + 1) == JourneyLexer.TO
              && tokens.type(advances + 2) == JourneyLexer.TEXT;
      Name target = hasTarget ? reading.salvageQuoted(advances + 2) : Name.missing(rest);
      return new StageClause.Transition(
          isElse, target, new Trigger.Broken(rest), List.of(), allowances, span);
    }
    return switch (tokens.type(first)) {
      case JourneyLexer.ENDS ->
          new StageClause.EndsAs(reading.salvageQuoted(first + 2), allowances, span);
      case JourneyLexer.MAY -> new StageClause.MayWaitForever(allowances, span);
      default -> new StageClause.Broken(allowances, span);
    };
  }
}

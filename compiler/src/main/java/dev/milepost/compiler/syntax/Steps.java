package dev.milepost.compiler.syntax;

import dev.milepost.compiler.syntax.LiteralTree.NullLiteral;
import dev.milepost.compiler.syntax.LiteralTree.TextLiteral;
import dev.milepost.compiler.syntax.ScenarioStep.Assignment;
import dev.milepost.compiler.syntax.ScenarioStep.KeyValue;
import dev.milepost.compiler.syntax.ScenarioStep.StepWord;
import dev.milepost.compiler.syntax.ScenarioStep.Times;
import dev.milepost.compiler.text.Span;
import dev.milepost.grammar.JourneyParser.ActionHappenedContext;
import dev.milepost.grammar.JourneyParser.EndedAsContext;
import dev.milepost.grammar.JourneyParser.EventSignalContext;
import dev.milepost.grammar.JourneyParser.GivenNowContext;
import dev.milepost.grammar.JourneyParser.GivenSubjectContext;
import dev.milepost.grammar.JourneyParser.HasNotEndedContext;
import dev.milepost.grammar.JourneyParser.HasStartedContext;
import dev.milepost.grammar.JourneyParser.IsStalledContext;
import dev.milepost.grammar.JourneyParser.KeyValueContext;
import dev.milepost.grammar.JourneyParser.OfSubjectContext;
import dev.milepost.grammar.JourneyParser.PersonAnswersContext;
import dev.milepost.grammar.JourneyParser.PersonNotNotifiedContext;
import dev.milepost.grammar.JourneyParser.PersonNotifiedContext;
import dev.milepost.grammar.JourneyParser.RecordGoneContext;
import dev.milepost.grammar.JourneyParser.RecordSignalContext;
import dev.milepost.grammar.JourneyParser.SettingContext;
import dev.milepost.grammar.JourneyParser.StageIsContext;
import dev.milepost.grammar.JourneyParser.StepBodyContext;
import dev.milepost.grammar.JourneyParser.TimePassesContext;
import dev.milepost.grammar.JourneyParser.TimesContext;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Builds the steps of scenarios. */
final class Steps {
  private final Words words;
  private final Literals literals;
  private final Actions actions;

  Steps(Reading reading) {
    this.words = reading.words();
    this.literals = reading.literals();
    this.actions = reading.actions();
  }

  ScenarioStep step(StepBodyContext context, StepWord word, Span span) {
    return switch (context) {
      case GivenSubjectContext given ->
          new ScenarioStep.GivenSubject(
              word,
              words.word(given.word()),
              words.quoted(given.TEXT()),
              given.keyValue().stream().map(this::keyValue).toList(),
              span);
      case GivenNowContext now ->
          new ScenarioStep.GivenNow(
              word,
              now.DATE() == null
                  ? literals.dateTime(now.DATE_TIME())
                  : literals.dateOrBroken(now.DATE()),
              span);
      case RecordSignalContext signal ->
          new ScenarioStep.RecordSignal(
              word,
              words.reference(signal.qualified()),
              words.quoted(signal.TEXT()),
              subject(signal.ofSubject()),
              assignments(signal.setting()),
              span);
      case RecordGoneContext gone ->
          new ScenarioStep.RecordGone(
              word,
              words.reference(gone.qualified()),
              words.quoted(gone.TEXT()),
              subject(gone.ofSubject()),
              span);
      case EventSignalContext signal ->
          new ScenarioStep.EventSignal(
              word,
              words.reference(signal.qualified()),
              subject(signal.ofSubject()),
              assignments(signal.setting()),
              span);
      case TimePassesContext passes ->
          new ScenarioStep.TimePasses(word, literals.duration(passes.duration()), span);
      case PersonAnswersContext answers ->
          new ScenarioStep.Answers(
              word, actions.role(answers.person()), words.quoted(answers.TEXT()), span);
      default -> expectation(context, word, span);
    };
  }

  private ScenarioStep expectation(StepBodyContext context, StepWord word, Span span) {
    return switch (context) {
      case StageIsContext stage ->
          new ScenarioStep.StageIs(word, stage.NOT() != null, words.quoted(stage.TEXT()), span);
      case IsStalledContext stalled ->
          new ScenarioStep.IsStalled(word, stalled.NOT() != null, span);
      case HasStartedContext started ->
          new ScenarioStep.HasStarted(word, started.NOT() != null, span);
      case HasNotEndedContext running -> new ScenarioStep.HasNotEnded(word, span);
      case EndedAsContext ended -> new ScenarioStep.EndedAs(word, words.quoted(ended.TEXT()), span);
      case ActionHappenedContext happened ->
          new ScenarioStep.ActionHappened(
              word,
              words.reference(happened.qualified()),
              actions.arguments(happened.argument()),
              times(happened.times(), span),
              span);
      case PersonNotifiedContext notified ->
          new ScenarioStep.IsNotified(
              word,
              actions.role(notified.person()),
              message(notified.TEXT()),
              times(notified.times(), span),
              span);
      case PersonNotNotifiedContext silent ->
          new ScenarioStep.IsNotified(
              word,
              actions.role(silent.person()),
              message(silent.TEXT()),
              new Times(0, 0, words.span(silent.NOT())),
              span);
      default -> throw new IllegalStateException("no step: " + context.getClass());
    };
  }

  private KeyValue keyValue(KeyValueContext context) {
    return new KeyValue(
        words.word(context.word()), words.quoted(context.TEXT()), words.span(context));
  }

  private @Nullable Name subject(@Nullable OfSubjectContext context) {
    return context == null ? null : words.quoted(context.TEXT());
  }

  private @Nullable TextLiteral message(@Nullable TerminalNode text) {
    return text == null ? null : literals.text(text);
  }

  private List<Assignment> assignments(List<SettingContext> contexts) {
    return contexts.stream()
        .map(setting ->
            new Assignment(
                words.word(setting.word()),
                setting.NULL() == null
                    ? literals.literal(setting.literal())
                    : new NullLiteral(words.span(setting.NULL())),
                words.span(setting)))
        .toList();
  }

  private Times times(@Nullable TimesContext context, Span step) {
    if (context == null) {
      return new Times(1, null, step.after());
    }
    Span span = words.span(context);
    if (context.ONCE() != null) {
      return new Times(1, 1, span);
    }
    if (context.NEVER() != null) {
      return new Times(0, 0, span);
    }
    int count = literals.count(context.count()).value();
    return new Times(count, context.LEAST() == null ? count : null, span);
  }
}

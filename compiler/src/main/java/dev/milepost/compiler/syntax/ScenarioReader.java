package dev.milepost.compiler.syntax;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.ScenarioStep.Kind;
import dev.milepost.compiler.syntax.ScenarioStep.StepWord;
import dev.milepost.compiler.text.Span;
import dev.milepost.grammar.JourneyLexer;
import dev.milepost.grammar.JourneyParser;
import dev.milepost.grammar.JourneyParser.GivenSubjectContext;
import dev.milepost.grammar.JourneyParser.StepBodyContext;
import dev.milepost.grammar.JourneyParser.StepContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the steps of a scenario. */
final class ScenarioReader {
  static final List<ClauseStart> SCENARIO =
      List.of(ClauseStart.STEP, ClauseStart.DECLARATION, ClauseStart.ALLOWANCE);

  private final Reading reading;
  private final Steps steps;
  private @Nullable Kind last;

  ScenarioReader(Reading reading) {
    this.reading = reading;
    this.steps = new Steps(reading);
  }

  List<ScenarioStep> steps() {
    List<ScenarioStep> found = new ArrayList<>();
    while (reading.clauses().next(SCENARIO).filter(ClauseStart.STEP::equals).isPresent()) {
      found.add(step());
    }
    return found;
  }

  private ScenarioStep step() {
    int first = reading.clauses().index();
    StepContext context =
        reading.clauses().read(JourneyParser.RULE_step, JourneyParser::step, SCENARIO);
    boolean continuesNothing = last == null && reading.tokens().type(first) == JourneyLexer.AND;
    StepWord word = word(first);
    if (context == null) {
      return new ScenarioStep.Broken(word, reading.clauses().since(first));
    }
    Span span = reading.words().span(context);
    if (context.stepBody() == null) {
      return new ScenarioStep.InAnyOrder(word, span);
    }
    if (isStageAlone(context.stepBody())) {
      Span text = reading.tokens().span(first + 2);
      reading
          .errors()
          .add(Rule.SYNTAX, text, "expected `is` after `stage`, found `" + text.text() + "`");
      return new ScenarioStep.Broken(word, span);
    }
    ScenarioStep step = steps.step(context.stepBody(), word, span);
    Set<Kind> places = places(step);
    if (!places.contains(word.kind()) && !continuesNothing) {
      report(step, places);
    }
    return step;
  }

  /** A kind of subject could be called Stage; {@code stage "x"} without {@code is} is likelier. */
  private static boolean isStageAlone(StepBodyContext context) {
    return context instanceof GivenSubjectContext given && given.word().STAGE() != null;
  }

  private StepWord word(int token) {
    Span span = reading.tokens().span(token);
    int type = reading.tokens().type(token);
    if (type == JourneyLexer.AND) {
      if (last == null) {
        reading
            .errors()
            .add(
                Rule.MISPLACED_CLAUSE,
                span,
                "a scenario begins with `given` or `when`: there is nothing that `and` continues");
      }
      return new StepWord(last == null ? Kind.WHEN : last, true, span);
    }
    Kind kind =
        switch (type) {
          case JourneyLexer.GIVEN -> Kind.GIVEN;
          case JourneyLexer.THEN -> Kind.THEN;
          default -> Kind.WHEN;
        };
    last = kind;
    return new StepWord(kind, false, span);
  }

  private void report(ScenarioStep step, Set<Kind> places) {
    String written = reading.clauses().tokens().source().text();
    String word = written.substring(step.word().span().start(), step.word().span().end());
    String wanted = Wording.anyOf(places.stream().map(kind -> "`" + lower(kind) + "`").toList());
    reading
        .errors()
        .add(
            Diagnostic.of(
                    Rule.MISPLACED_CLAUSE,
                    step.word().span(),
                    "this step belongs behind "
                        + wanted
                        + ", not behind `"
                        + lower(step.word().kind())
                        + "`")
                .withHelp("write " + wanted + " instead of `" + word + "`"));
  }

  private static String lower(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static Set<Kind> places(ScenarioStep step) {
    return switch (step) {
      case ScenarioStep.GivenSubject given -> EnumSet.of(Kind.GIVEN);
      case ScenarioStep.GivenNow now -> EnumSet.of(Kind.GIVEN);
      case ScenarioStep.RecordSignal signal -> EnumSet.of(Kind.GIVEN, Kind.WHEN);
      case ScenarioStep.RecordGone gone -> EnumSet.of(Kind.GIVEN, Kind.WHEN);
      case ScenarioStep.EventSignal signal -> EnumSet.of(Kind.GIVEN, Kind.WHEN);
      case ScenarioStep.TimePasses passes -> EnumSet.of(Kind.WHEN);
      case ScenarioStep.Answers answers -> EnumSet.of(Kind.WHEN);
      case ScenarioStep.StageIs stage -> EnumSet.of(Kind.THEN);
      case ScenarioStep.IsStalled stalled -> EnumSet.of(Kind.THEN);
      case ScenarioStep.HasStarted started -> EnumSet.of(Kind.THEN);
      case ScenarioStep.HasNotEnded running -> EnumSet.of(Kind.THEN);
      case ScenarioStep.EndedAs ended -> EnumSet.of(Kind.THEN);
      case ScenarioStep.ActionHappened happened -> EnumSet.of(Kind.THEN);
      case ScenarioStep.IsNotified notified -> EnumSet.of(Kind.THEN);
      case ScenarioStep.InAnyOrder order -> EnumSet.allOf(Kind.class);
      case ScenarioStep.Broken broken -> EnumSet.allOf(Kind.class);
    };
  }
}

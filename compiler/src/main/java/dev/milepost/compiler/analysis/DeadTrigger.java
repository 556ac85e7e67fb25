package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Question.Answer;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.logic.Literal;
import dev.milepost.engine.logic.Verdict;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.value.Value;
import java.util.List;

/** A condition that can never be true, whatever is received. */
final class DeadTrigger implements ConditionRule {
  @Override
  public void check(JourneyConditions journey, Diagnostics findings) {
    for (AskedCondition asked : journey.all()) {
      String question = "can `" + asked.words() + " when` ever be true";
      // Most can be true: neither a model nor a reason is asked for.
      if (Boolean.FALSE.equals(asked.cannotHold(Literal.isTrue(asked.condition())))) {
        findings.asked(asked.question(Rule.DEAD_TRIGGER, question, Answer.PROVED, ""));
        continue;
      }
      switch (asked.logic().decide(List.of(Literal.isTrue(asked.condition())))) {
        case Verdict.Satisfiable _ ->
            findings.asked(asked.question(Rule.DEAD_TRIGGER, question, Answer.PROVED, ""));
        case Verdict.Undecided(String bound) ->
            findings.asked(asked.question(Rule.DEAD_TRIGGER, question, Answer.UNDECIDED, bound));
        case Verdict.Unsatisfiable(List<Literal> core) -> {
          List<String> reasons = core.stream().map(DeadTrigger::words).toList();
          findings.asked(
              asked.question(
                  Rule.DEAD_TRIGGER, question, Answer.FOUND, String.join(", ", reasons)));
          if (!isEmptyRange(core)) {
            findings.add(finding(asked, core, reasons));
          }
        }
      }
    }
  }

  /** That nothing lies between two values was said where they were read. */
  private static boolean isEmptyRange(List<Literal> core) {
    return core.size() == 1
        && core.getFirst().condition() instanceof Condition.Between between
        && Value.compare(between.low(), between.high()).orElse(0) > 0;
  }

  private static Diagnostic finding(
      AskedCondition asked, List<Literal> core, List<String> reasons) {
    ConditionSpans spans = new ConditionSpans(asked.tree(), asked.condition());
    Span first = spans.of(core.getFirst().condition());
    boolean several = core.size() > 1;
    Diagnostic diagnostic =
        asked
            .proved(
                Rule.DEAD_TRIGGER,
                first,
                "`" + asked.words() + "` never happens: its condition can never be true",
                reasons)
            .withLabel(several ? "this" : "this can never be true");
    for (Literal other : core.subList(1, core.size())) {
      Span span = spans.of(other.condition());
      if (!span.equals(first)) {
        diagnostic = diagnostic.withRelated(span, "and this cannot both hold");
      }
    }
    return several
        ? diagnostic
            .withHelp("whatever is received, these parts exclude each other")
            .withHelp("leave one of them out, or say `OR` where one is enough")
        : diagnostic.withHelp("leave it out, or ask for a value that the field can have");
  }

  private static String words(Literal literal) {
    String text = ConditionText.print(literal.condition());
    return switch (literal.mode()) {
      case TRUE -> text;
      case FALSE -> "NOT (" + text + ")";
      case NOT_TRUE -> text + " is false or unknown";
      case NOT_FALSE -> text + " is true or unknown";
    };
  }
}

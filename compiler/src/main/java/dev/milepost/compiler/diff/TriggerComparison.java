package dev.milepost.compiler.diff;

import dev.milepost.compiler.diff.Change.Weight;
import dev.milepost.engine.logic.Literal;
import dev.milepost.engine.logic.Logic;
import dev.milepost.engine.logic.Verdict;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.plan.LiteralText;
import dev.milepost.engine.plan.Plan.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares what enables transitions, by the logic where it is a condition. */
final class TriggerComparison {

  private final Logic logic;

  TriggerComparison(Logic logic) {
    this.logic = logic;
  }

  /** The difference of two triggers, or empty where they are the same to the letter. */
  Optional<Change> compare(String place, String name, Trigger before, Trigger after) {
    if (before.equals(after)) {
      return Optional.empty();
    }
    if (before instanceof Trigger.When(Condition old)
        && after instanceof Trigger.When(Condition fresh)) {
      return Optional.of(compare(place, name, old, fresh));
    }
    return Optional.of(
        change(
            Weight.MEANING,
            place,
            name + " comes at another time",
            ConditionText.print(before),
            ConditionText.print(after)));
  }

  /** The difference of two conditions that do not read alike. */
  Change compare(String place, String name, Condition before, Condition after) {
    String was = ConditionText.print(before);
    String is = ConditionText.print(after);
    if (ConditionText.key(before).equals(ConditionText.key(after))) {
      return change(Weight.TEXT, place, name + " is written otherwise", was, is);
    }
    Boolean weaker = logic.implies(before, after);
    Boolean stronger = logic.implies(after, before);
    if (Boolean.TRUE.equals(weaker) && Boolean.TRUE.equals(stronger)) {
      return change(Weight.TEXT, place, name + " is written otherwise and means the same", was, is);
    }
    if (weaker == null || stronger == null) {
      return change(
          Weight.UNDECIDED,
          place,
          name + " is another; whether it means the same is undecided",
          was,
          is);
    }
    List<String> details = new ArrayList<>(List.of("was: " + was, "is: " + is));
    String what;
    if (weaker) {
      what = name + " is weaker: true wherever it was, and in more cases";
      example(after, before).ifPresent(more -> details.add("now true: " + more));
    } else if (stronger) {
      what = name + " is stronger: true in fewer cases";
      example(before, after).ifPresent(less -> details.add("no longer true: " + less));
    } else {
      what = name + " is another: true in some new cases, and no longer in some old ones";
      example(after, before).ifPresent(more -> details.add("now true: " + more));
      example(before, after).ifPresent(less -> details.add("no longer true: " + less));
    }
    return new Change(Weight.MEANING, place, what, details);
  }

  private static Change change(Weight weight, String place, String what, String was, String is) {
    return new Change(weight, place, what, List.of("was: " + was, "is: " + is));
  }

  /** Facts for which one condition is true and another is not; empty where no fact tells. */
  private Optional<String> example(Condition isTrue, Condition isNotTrue) {
    return facts(List.of(Literal.isTrue(isTrue), Literal.isNotTrue(isNotTrue)));
  }

  private Optional<String> facts(List<Literal> literals) {
    if (!(logic.decide(literals) instanceof Verdict.Satisfiable(var model))) {
      return Optional.empty();
    }
    String facts =
        model.fields().entrySet().stream()
            .map(fact -> fact.getKey() + " = " + LiteralText.print(fact.getValue()))
            .collect(Collectors.joining(", "));
    return facts.isEmpty() ? Optional.empty() : Optional.of(facts);
  }

  /** Whether two triggers can be enabled at once, and by which facts. */
  sealed interface Together {
    /** They can. */
    record Can(String facts) implements Together {}

    /** They cannot. */
    record Cannot() implements Together {}

    /** Nobody knows. */
    record Unknown(String bound) implements Together {}
  }

  Together together(Trigger one, Trigger other) {
    if (!(one instanceof Trigger.When(Condition first))
        || !(other instanceof Trigger.When(Condition second))) {
      return new Together.Can("both are due at the same time");
    }
    List<Literal> both = List.of(Literal.isTrue(first), Literal.isTrue(second));
    return switch (logic.decide(both)) {
      case Verdict.Satisfiable _ -> new Together.Can(facts(both).orElse("both are true"));
      case Verdict.Unsatisfiable _ -> new Together.Cannot();
      case Verdict.Undecided(String bound) -> new Together.Unknown(bound);
    };
  }
}

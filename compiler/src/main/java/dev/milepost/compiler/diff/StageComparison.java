package dev.milepost.compiler.diff;

import dev.milepost.compiler.diff.Change.Weight;
import dev.milepost.compiler.diff.TriggerComparison.Together;
import dev.milepost.engine.logic.Logic;
import dev.milepost.engine.plan.ActionCall;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.plan.Lineage;
import dev.milepost.engine.plan.LiteralText;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares a stage with what became of it. */
final class StageComparison {

  private final Plan.Stage before;
  private final Plan.Stage after;
  private final Lineage lineage;
  private final TriggerComparison triggers;
  private final String place;
  private final List<Change> changes = new ArrayList<>();

  StageComparison(Plan.Stage before, Plan.Stage after, Lineage lineage, Logic logic) {
    this.before = before;
    this.after = after;
    this.lineage = lineage;
    this.triggers = new TriggerComparison(logic);
    this.place = "stage " + LiteralText.quote(after.name());
  }

  /** A transition of both versions. */
  private record Pair(Transition before, Transition after) {}

  List<Change> changes() {
    differ("its outcome", outcome(before), outcome(after));
    differ("`on enter`", actions(before.onEnter()), actions(after.onEnter()));
    differ("`on exit`", actions(before.onExit()), actions(after.onExit()));
    differ("its reminders", reminders(before), reminders(after));
    differ("`expected within`", expected(before), expected(after));
    differ("its question", question(before), question(after));
    if (before.mayWaitForever() != after.mayWaitForever()) {
      changes.add(
          new Change(
              Weight.TEXT,
              place,
              after.mayWaitForever()
                  ? "says `may wait forever`"
                  : "does not say `may wait forever` any more",
              List.of()));
    }
    List<Pair> pairs = transitions();
    order(pairs);
    return changes;
  }

  private void differ(String name, List<String> was, List<String> is) {
    if (!was.equals(is)) {
      differ(name, String.join("; ", was), String.join("; ", is));
    }
  }

  private void differ(String name, String was, String is) {
    if (!was.equals(is)) {
      changes.add(
          new Change(
              Weight.MEANING,
              place,
              name + " changed",
              List.of(
                  "was: " + (was.isEmpty() ? "nothing" : was),
                  "is: " + (is.isEmpty() ? "nothing" : is))));
    }
  }

  private static String outcome(Plan.Stage stage) {
    return stage.outcome() == null ? "" : "ends as " + LiteralText.quote(stage.outcome());
  }

  private static List<String> actions(List<Plan.Action> actions) {
    return actions.stream().map(action -> ConditionText.print(action.call())).toList();
  }

  private static List<String> reminders(Plan.Stage stage) {
    return stage.reminders().stream()
        .map(reminder ->
            (reminder.repeats() ? "every " : "after ")
                + reminder.interval().print()
                + (reminder.atMost() == null ? "" : ", at most " + reminder.atMost() + " times")
                + ": "
                + ConditionText.print(reminder.call()))
        .toList();
  }

  private static String expected(Plan.Stage stage) {
    Plan.Expected expected = stage.expected();
    if (expected == null) {
      return "";
    }
    ActionCall then = expected.then();
    return "within "
        + expected.span().print()
        + (then == null ? "" : ", then " + ConditionText.print(then));
  }

  private static String question(Plan.Stage stage) {
    Plan.Question question = stage.question();
    return question == null
        ? ""
        : "asks %s %s answers %s"
            .formatted(
                question.role() == null ? "owner" : LiteralText.quote(question.role()),
                LiteralText.quote(question.text()),
                String.join(", ", question.answers()));
  }

  /** Finds each transition again: by what it says, then by where it leads. */
  private List<Pair> transitions() {
    List<Transition> left = new ArrayList<>(before.transitions());
    List<@Nullable Transition> partners = new ArrayList<>();
    after.transitions().forEach(_ -> partners.add(null));
    for (boolean exactly : new boolean[] {true, false}) {
      for (int i = 0; i < after.transitions().size(); i++) {
        Transition fresh = after.transitions().get(i);
        for (Transition old : List.copyOf(left)) {
          boolean isSame =
              leadsToSame(old, fresh) && (!exactly || old.trigger().equals(fresh.trigger()));
          if (partners.get(i) == null && isSame) {
            partners.set(i, old);
            left.remove(old);
          }
        }
      }
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < partners.size(); i++) {
      Transition fresh = after.transitions().get(i);
      Transition old = partners.get(i);
      if (old == null) {
        changes.add(
            new Change(
                Weight.MEANING,
                place,
                name(fresh) + " is new",
                List.of("is: " + ConditionText.print(fresh.trigger()))));
      } else {
        pairs.add(new Pair(old, fresh));
        compare(old, fresh);
      }
    }
    for (Transition old : left) {
      changes.add(
          new Change(
              Weight.MEANING,
              place,
              name(old) + " is gone",
              List.of("was: " + ConditionText.print(old.trigger()))));
    }
    return pairs;
  }

  private boolean leadsToSame(Transition old, Transition fresh) {
    return lineage
        .of(old.target())
        .map(Lineage.Successor::stage)
        .filter(fresh.target()::equals)
        .isPresent();
  }

  private static String name(Transition transition) {
    return "the way to " + LiteralText.quote(transition.target());
  }

  private void compare(Transition old, Transition fresh) {
    triggers.compare(place, name(fresh), old.trigger(), fresh.trigger()).ifPresent(changes::add);
    if (old.isElse() != fresh.isElse()) {
      changes.add(
          new Change(
              Weight.MEANING,
              place,
              name(fresh)
                  + (fresh.isElse()
                      ? " is considered only when none above it is true"
                      : " does not wait for those above it any more"),
              List.of()));
    }
    List<String> was = actions(old.does());
    List<String> is = actions(fresh.does());
    if (!Objects.equals(was, is)) {
      differ("what is done on " + name(fresh), String.join("; ", was), String.join("; ", is));
    }
  }

  /** Written order decides where two transitions are enabled at once. */
  private void order(List<Pair> pairs) {
    for (int i = 0; i < pairs.size(); i++) {
      for (int j = i + 1; j < pairs.size(); j++) {
        Pair first = pairs.get(i);
        Pair second = pairs.get(j);
        boolean areSwapped =
            before.transitions().indexOf(first.before())
                > before.transitions().indexOf(second.before());
        if (areSwapped) {
          changes.add(swapped(first.after(), second.after()));
        }
      }
    }
  }

  private Change swapped(Transition first, Transition second) {
    String what = name(first) + " stands before " + name(second).replace("the way", "that");
    return switch (triggers.together(first.trigger(), second.trigger())) {
      case Together.Can(String facts) ->
          new Change(
              Weight.MEANING,
              place,
              what + " now, and goes first where both are enabled",
              List.of("both: " + facts));
      case Together.Cannot _ ->
          new Change(Weight.TEXT, place, what + " now; they are never enabled together", List.of());
      case Together.Unknown(String bound) ->
          new Change(
              Weight.UNDECIDED,
              place,
              what + " now; whether they can be enabled together is undecided",
              List.of("bound: " + bound));
    };
  }
}

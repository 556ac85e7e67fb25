package dev.milepost.server.intake;

import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.engine.mapping.SignalMapping.Guard;
import dev.milepost.engine.mapping.SignalMapping.Rule;
import dev.milepost.engine.signal.Signal.Content;
import dev.milepost.server.intake.message.Fault;
import dev.milepost.server.intake.message.IntakeException;
import dev.milepost.server.intake.message.Message.Cells;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a mapping, found by the value of the one path that most of them compare: a service
 * with a hundred kinds of messages costs no more than one with two.
 */
final class RuleTable {

  /**
   * A rule, ready to be applied.
   *
   * @param items the list that it goes through, or null: it speaks of the whole message
   */
  record RulePlan(List<GuardPlan> guards, @Nullable ItemPlan items, TargetPlan target) {

    /** Adds what it makes of the message, or of each item, where it holds. */
    void read(Cells cells, List<Content> contents, List<Fault> faults) {
      if (items == null) {
        one(cells, contents, faults);
      } else {
        items.read(cells, faults).forEach(item -> one(item, contents, faults));
      }
    }

    private void one(Cells cells, List<Content> contents, List<Fault> faults) {
      for (GuardPlan guard : guards) {
        if (!guard.holds(cells)) {
          return;
        }
      }
      Content content = target.read(cells, faults);
      if (content != null) {
        contents.add(content);
      }
    }
  }

  private final int path;
  private final Map<String, List<RulePlan>> byValue = new HashMap<>();
  private final List<RulePlan> forOtherValues = new ArrayList<>();

  /**
   * Prepares rules.
   *
   * @throws IntakeException where they name what is not declared
   */
  RuleTable(List<Rule> rules, DeclaredTypes types, PathNumbers paths) throws IntakeException {
    String key = mostCompared(rules);
    this.path = key == null ? -1 : paths.of(key);
    List<RulePlan> plans = new ArrayList<>();
    for (Rule rule : rules) {
      plans.add(plan(rule, types, paths));
    }
    Set<String> values = new HashSet<>();
    rules.forEach(rule -> values.addAll(listed(rule, key)));
    for (int i = 0; i < plans.size(); i++) {
      List<String> own = listed(rules.get(i), key);
      if (own.isEmpty()) {
        forOtherValues.add(plans.get(i));
      }
      for (String value : own.isEmpty() ? values : new HashSet<>(own)) {
        byValue.computeIfAbsent(value, _ -> new ArrayList<>()).add(plans.get(i));
      }
    }
  }

  private static RulePlan plan(Rule rule, DeclaredTypes types, PathNumbers paths)
      throws IntakeException {
    String list = rule.each();
    PathNumbers own = list == null ? paths : new PathNumbers();
    List<GuardPlan> guards = rule.guards().stream().map(guard -> GuardPlan.of(guard, own)).toList();
    TargetPlan target = TargetPlan.of(rule.target(), types, own, rule.place());
    return new RulePlan(
        guards, list == null ? null : new ItemPlan(list, own, paths, rule.place()), target);
  }

  /** The rules that may hold, in their order. */
  List<RulePlan> candidates(Cells cells) {
    String value = path < 0 ? null : GuardPlan.text(cells.at(path));
    return value == null ? forOtherValues : byValue.getOrDefault(value, forOtherValues);
  }

  /** The values that the rule asks for at the path; none: it does not ask, or for others. */
  private static List<String> listed(Rule rule, @Nullable String key) {
    for (Guard guard : rule.guards()) {
      if (guard instanceof Guard.OneOf oneOf
          && isOfMessage(rule, oneOf)
          && oneOf.path().equals(key)) {
        return oneOf.values();
      }
    }
    return List.of();
  }

  /** Whether the guard asks for a value that is the same for all items of the rule. */
  private static boolean isOfMessage(Rule rule, Guard.OneOf guard) {
    return !guard.negated() && (rule.each() == null || !SignalMapping.isOfItem(guard.path()));
  }

  private static @Nullable String mostCompared(List<Rule> rules) {
    Map<String, Integer> counts = new HashMap<>();
    String most = null;
    int highest = 0;
    for (Rule rule : rules) {
      for (Guard guard : rule.guards()) {
        if (guard instanceof Guard.OneOf oneOf && isOfMessage(rule, oneOf)) {
          int count = counts.merge(oneOf.path(), 1, Integer::sum);
          most = count > highest ? oneOf.path() : most;
          highest = Math.max(highest, count);
        }
      }
    }
    return most;
  }
}

package dev.milepost.compiler.analysis.rule;

import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.time.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How long an execution can last at most, as far as timers of its stages say it. */
final class LongestWay {

  private static final Instant SOME_INSTANT = Instant.parse("2026-01-05T09:00:00Z");

  private final Plan plan;
  private final Map<String, Plan.Stage> stages = new HashMap<>();
  private final Set<String> onTheWay = new HashSet<>();

  LongestWay(Plan plan) {
    this.plan = plan;
    plan.stages().forEach(stage -> stages.putIfAbsent(stage.name(), stage));
  }

  /** Whether every execution has ended before a span is over. */
  boolean endsWithin(TimeSpan span) {
    Duration longest = longest(plan.stages().getFirst());
    return longest != null && longest.compareTo(length(span)) < 0;
  }

  private Duration length(TimeSpan span) {
    return Duration.between(SOME_INSTANT, plan.calendar().plus(SOME_INSTANT, span));
  }

  /** How long it takes from a stage on; null: no bound is known. */
  private @Nullable Duration longest(Plan.Stage stage) {
    if (stage.ends()) {
      return Duration.ZERO;
    }
    Duration own = null;
    for (Plan.Transition transition : stage.transitions()) {
      if (transition.trigger() instanceof Plan.Trigger.After(TimeSpan span)) {
        Duration length = length(span);
        own = own == null || length.compareTo(own) < 0 ? length : own;
      }
    }
    if (own == null || !onTheWay.add(stage.name())) {
      return null;
    }
    Duration rest = Duration.ZERO;
    for (Plan.Transition transition : stage.transitions()) {
      Plan.Stage target = stages.get(transition.target());
      Duration behind = target == null ? null : longest(target);
      if (behind == null) {
        onTheWay.remove(stage.name());
        return null;
      }
      rest = behind.compareTo(rest) > 0 ? behind : rest;
    }
    onTheWay.remove(stage.name());
    return own.plus(rest);
  }
}

package dev.milepost.compiler.analysis.rule;

import dev.milepost.compiler.analysis.rule.JourneyCheck.StageCheck;
import dev.milepost.compiler.analysis.state.Bits;
import dev.milepost.compiler.analysis.state.Way;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.text.Span;
import dev.milepost.compiler.witness.Move;
import dev.milepost.compiler.witness.Replay.Replayed;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.SourceText;
import dev.milepost.engine.step.TimelineEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * No two ways to different stages are open at once. Where their conditions go together but no
 * execution comes to a state in which both are open, that is said as a note.
 */
final class OverlappingTransitions implements StateRule {

  @Override
  public void check(JourneyCheck journey) {
    journey.eachStage(stage -> check(journey, stage));
  }

  private record Pair(Way one, Way other) {
    String asked() {
      return "two ways can be open at once: `%s` and `%s`"
          .formatted(JourneyCheck.source(one).text(), JourneyCheck.source(other).text());
    }

    List<String> conditions(JourneyCheck journey) {
      return List.of(journey.key(one), journey.key(other));
    }
  }

  private static void check(JourneyCheck journey, StageCheck stage) {
    List<Pair> open = new ArrayList<>();
    for (Pair pair : pairs(stage.at().ways())) {
      Bits both = pair.one().isEnabled().and(pair.other().isEnabled());
      About about = journey.about(stage.stage(), pair.conditions(journey));
      boolean mayBeMore = journey.states().isCounting() && isOfConditions(pair);
      if (both.isEmpty() && mayBeMore && !isExcluded(journey, stage, pair)) {
        // With more records than are told apart both may be open.
        journey.undecided(
            Rule.OVERLAPPING_TRANSITIONS,
            journey.span(stage.stage(), pair.other()),
            about,
            pair.asked());
      } else if (both.isEmpty()) {
        journey.proved(Rule.OVERLAPPING_TRANSITIONS, about, pair.asked());
      } else if (both.meets(stage.at().seen())) {
        open.add(pair);
      } else if (journey.states().isComplete()) {
        // What time alone opens goes together with anything.
        if (!JourneyCheck.isTimed(pair.one()) && !JourneyCheck.isTimed(pair.other())) {
          journey.found(unreached(journey, stage, pair), about, pair.asked());
        }
        journey.proved(Rule.OVERLAPPING_TRANSITIONS, about, pair.asked());
      } else if (isExcluded(journey, stage, pair)) {
        journey.provedByConditions(Rule.OVERLAPPING_TRANSITIONS, about, pair.asked());
      } else {
        journey.undecided(
            Rule.OVERLAPPING_TRANSITIONS,
            journey.span(stage.stage(), pair.other()),
            about,
            pair.asked());
      }
    }
    for (List<Pair> group : groups(open)) {
      overlap(journey, stage, group);
    }
  }

  private static boolean isOfConditions(Pair pair) {
    return isOfCondition(pair.one()) && isOfCondition(pair.other());
  }

  private static boolean isOfCondition(Way way) {
    return way.clause() instanceof Way.Clause.Transition && !JourneyCheck.isTimed(way);
  }

  private static boolean isExcluded(JourneyCheck journey, StageCheck stage, Pair pair) {
    return pair.one().clause() instanceof Way.Clause.Transition(int _, Plan.Transition one)
        && pair.other().clause() instanceof Way.Clause.Transition(int _, Plan.Transition other)
        && journey.exclusion().isProved(stage.stage(), one, other);
  }

  /** All pairs of one kind that lead to different stages, in written order. */
  private static List<Pair> pairs(List<Way> ways) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < ways.size(); i++) {
      for (int j = i + 1; j < ways.size(); j++) {
        Way one = ways.get(i);
        Way other = ways.get(j);
        boolean isOfOneKind = one.clause().getClass() == other.clause().getClass();
        if (isOfOneKind && !one.target().equals(other.target())) {
          pairs.add(new Pair(one, other));
        }
      }
    }
    return pairs;
  }

  /** Pairs that share a way are one finding. */
  private static List<List<Pair>> groups(List<Pair> pairs) {
    List<List<Pair>> groups = new ArrayList<>();
    for (Pair pair : pairs) {
      List<Pair> joined = new ArrayList<>(List.of(pair));
      groups.removeIf(group -> {
        boolean isShared =
            group.stream()
                .anyMatch(known ->
                    Set.of(known.one(), known.other()).contains(pair.one())
                        || Set.of(known.one(), known.other()).contains(pair.other()));
        if (isShared) {
          joined.addAll(0, group);
        }
        return isShared;
      });
      groups.add(joined);
    }
    return groups;
  }

  private static void overlap(JourneyCheck journey, StageCheck stage, List<Pair> group) {
    for (Pair pair : group) {
      Bits both = pair.one().isEnabled().and(pair.other().isEnabled()).and(stage.at().seen());
      Optional<Witness> witness =
          journey
              .search()
              .find(
                  Rule.OVERLAPPING_TRANSITIONS,
                  pair.asked(),
                  stage.at(),
                  both,
                  replayed -> isTorn(replayed, stage, pair),
                  replayed -> new Witness.Question.Which(targets(replayed, stage, pair)));
      if (witness.isPresent()) {
        report(journey, stage, group, witness.get());
        return;
      }
    }
    Pair first = group.getFirst();
    journey.undecided(
        Rule.OVERLAPPING_TRANSITIONS,
        journey.span(stage.stage(), first.other()),
        journey.about(stage.stage(), first.conditions(journey)),
        first.asked());
  }

  private static void report(
      JourneyCheck journey, StageCheck stage, List<Pair> group, Witness witness) {
    Set<Way> ways = new LinkedHashSet<>();
    group.forEach(pair -> ways.addAll(List.of(pair.one(), pair.other())));
    Way first = ways.iterator().next();
    Span span = journey.span(stage.stage(), first);
    String cause =
        switch (witness.steps().getLast().move()) {
          case Move.Passes _ -> "time opens ";
          case Move.Answers _ -> "one answer opens ";
          case Move.Sets _, Move.Gone _, Move.Happens _ -> "one signal opens ";
        };
    boolean isEnding = first.clause() instanceof Way.Clause.Ending;
    Diagnostic finding =
        Diagnostic.of(
            Rule.OVERLAPPING_TRANSITIONS,
            span,
            cause
                + number(ways.size())
                + " ways "
                + (isEnding ? "to end at once" : "out of " + stage.quoted() + " at once"));
    for (Way way : ways) {
      if (!way.equals(first)) {
        finding = finding.withRelated(journey.span(stage.stage(), way), "");
      }
    }
    finding = finding.withVerdict(new Verdict.Refuted(witness));
    finding =
        isEnding
            ? finding.withHelp("let the conditions exclude each other")
            : finding
                .withHelp(
                    "say which goes first: write `else` before the `advances` that goes second")
                .withHelp(exclusion(journey, stage, List.copyOf(ways)));
    List<String> conditions = ways.stream().map(journey::key).toList();
    journey.found(finding, journey.about(stage.stage(), conditions), group.getFirst().asked());
  }

  private static String exclusion(JourneyCheck journey, StageCheck stage, List<Way> ways) {
    Condition first = condition(ways.getFirst());
    Condition second = ways.size() == 2 ? condition(ways.getLast()) : null;
    return first == null || second == null
        ? "or let the conditions exclude each other"
        : journey
            .exclusion()
            .addition(stage.stage(), first, second)
            .map(added ->
                "or exclude one from the other: add `AND %s` to the %s"
                    .formatted(added.text(), added.toFirst() ? "first" : "second"))
            .orElse("or let the conditions exclude each other");
  }

  private static @Nullable Condition condition(Way way) {
    return way.clause() instanceof Way.Clause.Transition(int _, Plan.Transition transition)
            && transition.trigger() instanceof Plan.Trigger.When(Condition condition)
        ? condition
        : null;
  }

  private static String number(int ways) {
    return switch (ways) {
      case 2 -> "two";
      case 3 -> "three";
      default -> Integer.toString(ways);
    };
  }

  private static boolean isTorn(Replayed replayed, StageCheck stage, Pair pair) {
    return replayed.last().stream()
        .anyMatch(entry ->
            entry instanceof TimelineEntry.Ambiguity ambiguity
                && ambiguity.stage().equals(stage.stage().name())
                && all(ambiguity).contains(JourneyCheck.source(pair.one()))
                && all(ambiguity).contains(JourneyCheck.source(pair.other())));
  }

  private static Set<SourceText> all(TimelineEntry.Ambiguity ambiguity) {
    Set<SourceText> all = new LinkedHashSet<>(Set.of(ambiguity.taken()));
    all.addAll(ambiguity.others());
    return all;
  }

  private static List<String> targets(Replayed replayed, StageCheck stage, Pair pair) {
    Set<String> targets = new LinkedHashSet<>();
    for (TimelineEntry entry : replayed.last()) {
      if (entry instanceof TimelineEntry.Ambiguity ambiguity
          && ambiguity.stage().equals(stage.stage().name())) {
        for (Way way : stage.at().ways()) {
          if (all(ambiguity).contains(JourneyCheck.source(way))) {
            targets.add(way.target());
          }
        }
      }
    }
    return targets.isEmpty()
        ? List.of(pair.one().target(), pair.other().target())
        : List.copyOf(targets);
  }

  private static Diagnostic unreached(JourneyCheck journey, StageCheck stage, Pair pair) {
    return Diagnostic.of(
            Rule.STATIC_OVERLAP,
            journey.span(stage.stage(), pair.other()),
            "two ways out of "
                + stage.quoted()
                + " go together, but nobody comes to a state in which both are open")
        .withRelated(journey.span(stage.stage(), pair.one()), "with this")
        .withVerdict(
            new Verdict.Proved(
                List.of(
                    "no signal, answer or time leads there from any state that can stand here")))
        .withHelp("`else` says which goes first, whatever changes elsewhere in the journey");
  }
}

package dev.milepost.compiler.analysis.rule;

import dev.milepost.compiler.analysis.rule.JourneyCheck.StageCheck;
import dev.milepost.compiler.analysis.state.Way;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.witness.Move;
import dev.milepost.compiler.witness.Replay.Replayed;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.step.TimelineEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Nobody is led through the same stages again and again by the same signals. */
final class LoopWithoutProgress implements StateRule {

  private static final String ASKED = "the same signals can lead round and round";

  @Override
  public void check(JourneyCheck journey) {
    Set<String> told = new HashSet<>();
    journey.eachStage(stage -> {
      if (!told.contains(stage.stage().name()) && isOnCircle(journey, stage)) {
        check(journey, stage, told);
      }
    });
  }

  /** Whether ways that somebody takes without waiting for time lead back to a stage. */
  private static boolean isOnCircle(JourneyCheck journey, StageCheck stage) {
    Set<String> found = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(List.of(stage.stage().name()));
    while (!open.isEmpty()) {
      for (String target : targets(journey, open.removeLast())) {
        if (target.equals(stage.stage().name())) {
          return true;
        }
        if (found.add(target)) {
          open.add(target);
        }
      }
    }
    return false;
  }

  private static List<String> targets(JourneyCheck journey, String name) {
    Plan.Stage stage = journey.plan().stage(name).orElseThrow();
    var at = stage.ends() ? null : journey.states().at(stage);
    return at == null
        ? List.of()
        : at.ways().stream()
            .filter(way -> !JourneyCheck.isTimed(way) && way.isTaken().meets(at.seen()))
            .map(Way::target)
            .toList();
  }

  private static void check(JourneyCheck journey, StageCheck stage, Set<String> told) {
    About about = journey.about(stage.stage(), List.of());
    List<Move> moves = stage.at().lap(journey.search().subject().key());
    if (moves == null) {
      return;
    }
    Replayed replayed = journey.search().replay(moves);
    List<String> lap = lap(replayed, stage.stage().name());
    if (lap.isEmpty() || lap.stream().anyMatch(journey.spinning()::contains)) {
      return;
    }
    told.addAll(lap);
    Diagnostic finding =
        Diagnostic.of(
                Rule.LOOP_WITHOUT_PROGRESS,
                stage.model().tree().name().span(),
                "the same signals lead from "
                    + stage.quoted()
                    + " back to it, as often as they come")
            .withVerdict(
                new Verdict.Refuted(
                    journey.search().witness(replayed, new Witness.Question.HowLong(lap))));
    for (String other : lap) {
      if (!other.equals(stage.stage().name())) {
        finding =
            finding.withRelated(
                journey.model().stage(other).orElseThrow().tree().name().span(), "");
      }
    }
    journey.found(
        finding
            .withHelp("let a person decide, let time pass, or count the laps")
            .withHelp("or lead on to a stage that says that it is another time"),
        about,
        ASKED);
  }

  /** The stages between the last two entries of one; empty where it is not the last one entered. */
  private static List<String> lap(Replayed replayed, String stage) {
    List<String> entered = new ArrayList<>();
    for (List<TimelineEntry> timeline : replayed.timelines()) {
      for (TimelineEntry entry : timeline) {
        switch (entry) {
          case TimelineEntry.Started started -> entered.add(started.stage());
          case TimelineEntry.Advanced advanced -> entered.add(advanced.to());
          default -> {}
        }
      }
    }
    int last = entered.lastIndexOf(stage);
    int before = last < 0 ? -1 : entered.subList(0, last).lastIndexOf(stage);
    return before < 0 ? List.of() : List.copyOf(entered.subList(before, last));
  }
}

package dev.milepost.compiler.analysis.rule;

import dev.milepost.compiler.analysis.rule.JourneyCheck.StageCheck;
import dev.milepost.compiler.analysis.state.Bits;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.engine.plan.Plan;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From every state an ending can be reached, by some signals, answers and time. */
final class Stuck implements StateRule {

  static final String ASKED = "somebody can come to a state that nothing leads out of";

  @Override
  public void check(JourneyCheck journey) {
    boolean hasEnding =
        journey.plan().stages().stream()
            .anyMatch(stage -> stage.ends() && journey.states().reachesEnding(stage));
    if (!hasEnding) {
      return;
    }
    Set<String> leading = leadingToEnd(journey.plan());
    // Who is lost on the way to a trap is told where it shuts.
    boolean[] anyTrap = {false};
    journey.eachStage(stage -> anyTrap[0] |= !stage.at().trapped().isEmpty());
    journey.eachStage(stage -> {
      // Where not even the text leads to an ending, no-way-to-end says so.
      if (leading.contains(stage.stage().name())) {
        Bits all = stage.at().stuck().without(stage.at().leaving());
        check(journey, stage, anyTrap[0] ? stage.at().trapped() : all);
      }
    });
  }

  private static void check(JourneyCheck journey, StageCheck stage, Bits stuck) {
    About about = journey.about(stage.stage(), List.of());
    if (!stage.at().isEndKnown()) {
      journey.undecided(Rule.STUCK, stage.model().tree().name().span(), about, ASKED);
      return;
    }
    if (stuck.isEmpty()) {
      journey.proved(Rule.STUCK, about, ASKED);
      return;
    }
    Optional<Witness> witness =
        journey.standing(Rule.STUCK, stage, stuck, ASKED, new Witness.Question.WhatNext());
    if (witness.isEmpty()) {
      journey.undecided(Rule.STUCK, stage.model().tree().name().span(), about, ASKED);
      return;
    }
    Instant since = stage.at().since(stuck);
    if (since != null) {
      String day = journey.plan().calendar().dayOf(since).toString();
      journey.found(
          Diagnostic.of(
                  Rule.TIME_GAP,
                  stage.model().tree().name().span(),
                  "from " + day + " on nothing leads on from " + stage.quoted() + " any more")
              .withVerdict(new Verdict.Refuted(witness.get()))
              .withHelp("no signal, answer or time leads to an ending from there")
              .withHelp(
                  "say where they go then: `else advances to \"...\" when: today >= " + day + "`"),
          about,
          ASKED);
      return;
    }
    journey.found(
        Diagnostic.of(
                Rule.STUCK,
                stage.model().tree().name().span(),
                "who stands at " + stage.quoted() + " can be stuck there forever")
            .withVerdict(new Verdict.Refuted(witness.get()))
            .withHelp("no signal, answer or time leads to an ending from there")
            .withHelp(
                "let a way out take these values, or lead on by time: `advances to \"...\""
                    + " after 30 days`"),
        about,
        ASKED);
  }

  /** The stages from which ways lead to an ending, whatever their conditions. */
  private static Set<String> leadingToEnd(Plan plan) {
    Set<String> leading = new HashSet<>();
    boolean isNews = true;
    while (isNews) {
      isNews = false;
      for (Plan.Stage stage : plan.stages()) {
        boolean leads =
            stage.ends()
                || !plan.endings().isEmpty()
                || stage.transitions().stream().anyMatch(way -> leading.contains(way.target()));
        isNews |= leads && leading.add(stage.name());
      }
    }
    return leading;
  }
}

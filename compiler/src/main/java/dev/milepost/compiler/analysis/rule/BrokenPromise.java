package dev.milepost.compiler.analysis.rule;

import dev.milepost.compiler.analysis.rule.JourneyCheck.StageCheck;
import dev.milepost.compiler.analysis.state.Bits;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.model.JourneyModel.PromiseModel;
import dev.milepost.compiler.text.Span;
import dev.milepost.compiler.witness.Replay.Replayed;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.step.TimelineEntry;
import java.util.List;
import java.util.Optional;

/** What a journey promises is kept, whatever happens. */
final class BrokenPromise implements StateRule {

  @Override
  public void check(JourneyCheck journey) {
    for (int i = 0; i < journey.plan().promises().size(); i++) {
      switch (journey.plan().promises().get(i)) {
        case Plan.Promise.NeverAt never -> check(journey, i, never);
        case Plan.Promise.EndsWithin within -> check(journey, i, within);
      }
    }
  }

  private static Span span(JourneyCheck journey, int number) {
    return switch (journey.model().promises().get(number)) {
      case PromiseModel.NeverAt never -> never.tree().span();
      case PromiseModel.EndsWithin within -> within.tree().span();
    };
  }

  private static void check(JourneyCheck journey, int number, Plan.Promise.NeverAt never) {
    String asked = "`" + never.source().text() + "` can be broken";
    journey.eachStage(stage -> {
      Bits breaking = stage.at().promises().get(never);
      if (breaking == null) {
        return;
      }
      About about = journey.about(stage.stage(), List.of(ConditionText.key(never.condition())));
      Bits broken = breaking.and(stage.at().seen()).without(stage.at().leaving());
      if (broken.isEmpty()) {
        answer(journey, number, about, asked);
      } else {
        witness(journey, number, stage, broken, never, about, asked);
      }
    });
  }

  private static void answer(JourneyCheck journey, int number, About about, String asked) {
    if (journey.states().isComplete()) {
      journey.proved(Rule.BROKEN_PROMISE, about, asked);
    } else {
      journey.undecided(Rule.BROKEN_PROMISE, span(journey, number), about, asked);
    }
  }

  private static void witness(
      JourneyCheck journey,
      int number,
      StageCheck stage,
      Bits broken,
      Plan.Promise promise,
      About about,
      String asked) {
    Optional<Witness> witness =
        journey
            .search()
            .find(
                Rule.BROKEN_PROMISE,
                asked,
                stage.at(),
                broken,
                replayed -> isBroken(replayed, promise),
                _ -> new Witness.Question.WhatOfThePromise(promise.source().text()));
    if (witness.isEmpty()) {
      journey.undecided(Rule.BROKEN_PROMISE, span(journey, number), about, asked);
      return;
    }
    journey.found(
        Diagnostic.of(
                Rule.BROKEN_PROMISE,
                span(journey, number),
                "the promise is broken at " + stage.quoted())
            .withVerdict(new Verdict.Refuted(witness.get()))
            .withHelp("promise less, or let the journey keep it"),
        about,
        asked);
  }

  private static boolean isBroken(Replayed replayed, Plan.Promise promise) {
    return replayed.last().stream()
        .anyMatch(entry ->
            entry instanceof TimelineEntry.PromiseBroken broken
                && broken.promise().equals(promise.source()));
  }

  private static void check(JourneyCheck journey, int number, Plan.Promise.EndsWithin within) {
    String asked = "`" + within.source().text() + "` can be broken";
    About about = journey.about(null, List.of(within.span().print()));
    boolean[] isShown = {false};
    boolean[] isOpen = {false};
    journey.eachStage(stage -> {
      Bits late =
          stage.at().lasting(within.span()).and(stage.at().seen()).without(stage.at().leaving());
      if (isShown[0] || late.isEmpty()) {
        return;
      }
      isOpen[0] = true;
      Optional<Witness> witness =
          journey
              .search()
              .find(
                  Rule.BROKEN_PROMISE,
                  asked,
                  stage.at(),
                  late,
                  replayed -> isBroken(replayed, within),
                  _ -> new Witness.Question.WhatOfThePromise(within.source().text()));
      if (witness.isPresent()) {
        isShown[0] = true;
        journey.found(
            Diagnostic.of(
                    Rule.BROKEN_PROMISE,
                    span(journey, number),
                    "somebody can stand at "
                        + stage.quoted()
                        + " for longer than "
                        + within.span().print()
                        + " after the start")
                .withVerdict(new Verdict.Refuted(witness.get()))
                .withHelp("lead on by time, or end from anywhere: `ends at \"...\" after ...`"),
            about,
            asked);
      }
    });
    if (isShown[0]) {
      return;
    }
    boolean isBounded = new LongestWay(journey.plan()).endsWithin(within.span());
    if (isBounded || !isOpen[0]) {
      answer(journey, number, about, asked);
    } else {
      journey.undecided(Rule.BROKEN_PROMISE, span(journey, number), about, asked);
    }
  }
}

package dev.milepost.compiler.analysis.rule;

import dev.milepost.compiler.analysis.state.Bits;
import dev.milepost.compiler.analysis.state.JourneyStates;
import dev.milepost.compiler.analysis.state.JourneyStates.AtStage;
import dev.milepost.compiler.analysis.state.Way;
import dev.milepost.compiler.analysis.witness.WitnessSearch;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Question;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.StageModel;
import dev.milepost.compiler.text.Span;
import dev.milepost.compiler.witness.Standing;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.SourceText;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A journey that rules ask about: its text, its plan, its states, and where findings go. */
final class JourneyCheck {

  private static final String ENGINE = "exploration";

  private final JourneyModel model;
  private final Plan plan;
  private final JourneyStates states;
  private final WitnessSearch search;
  private final Diagnostics findings;
  private final Exclusion exclusion;
  private final Set<String> spinning = new HashSet<>();

  /** Rule after rule speaks of the same triggers. */
  private final Map<Plan.Trigger, String> keys = new IdentityHashMap<>();

  JourneyCheck(
      JourneyModel model,
      Plan plan,
      JourneyStates states,
      WitnessSearch search,
      Diagnostics findings) {
    this.model = model;
    this.plan = plan;
    this.states = states;
    this.search = search;
    this.findings = findings;
    this.exclusion = new Exclusion(plan);
  }

  JourneyModel model() {
    return model;
  }

  Plan plan() {
    return plan;
  }

  JourneyStates states() {
    return states;
  }

  WitnessSearch search() {
    return search;
  }

  /** What conditions alone prove of the journey. */
  Exclusion exclusion() {
    return exclusion;
  }

  /**
   * How somebody comes to stand at a stage in one of some states, as the engine does it; empty
   * where the search finds none.
   *
   * @param rule what is asked
   * @param asked the question, for who has to look into a witness that does not replay
   * @param question what there is to see at its end
   */
  Optional<Witness> standing(
      Rule rule, StageCheck stage, Bits wanted, String asked, Witness.Question question) {
    Standing there = new Standing.At(stage.stage().name());
    return search.find(
        rule,
        asked,
        stage.at(),
        wanted,
        replayed -> replayed.standing().equals(there),
        replayed -> replayed.standing().equals(there) && stage.at().isIn(replayed.state(), wanted),
        _ -> question);
  }

  /** The stages of which it was told that executions pass them in a circle without end. */
  Set<String> spinning() {
    return spinning;
  }

  /** Visits the stages that wait and that executions can come to. */
  void eachStage(Consumer<StageCheck> visitor) {
    for (Plan.Stage stage : plan.stages()) {
      AtStage at = stage.ends() ? null : states.at(stage);
      if (at != null && !at.seen().isEmpty()) {
        visitor.accept(new StageCheck(stage, model.stage(stage.name()).orElseThrow(), at));
      }
    }
  }

  /** A stage with its text and its states. */
  record StageCheck(Plan.Stage stage, StageModel model, AtStage at) {
    String quoted() {
      return quote(stage.name());
    }
  }

  /** Where the clause of a way stands. */
  Span span(Plan.@Nullable Stage stage, Way way) {
    return switch (way.clause()) {
      case Way.Clause.Start _ -> Objects.requireNonNull(model.starts()).tree().span();
      case Way.Clause.Ending ending -> model.endings().get(ending.number()).tree().span();
      case Way.Clause.Transition transition ->
          model
              .stage(Objects.requireNonNull(stage).name())
              .orElseThrow()
              .transitions()
              .get(transition.number())
              .tree()
              .span();
    };
  }

  /** Whether time alone opens a way. */
  static boolean isTimed(Way way) {
    return switch (way.clause()) {
      case Way.Clause.Start _ -> false;
      case Way.Clause.Ending ending -> isTimed(ending.ending().trigger());
      case Way.Clause.Transition transition -> isTimed(transition.transition().trigger());
    };
  }

  private static boolean isTimed(Plan.Trigger trigger) {
    return !(trigger instanceof Plan.Trigger.When);
  }

  /** How a way's clause is named on timelines. */
  static SourceText source(Way way) {
    return switch (way.clause()) {
      case Way.Clause.Start _ -> new SourceText("", 1, 1, "starts when");
      case Way.Clause.Ending ending -> ending.ending().source();
      case Way.Clause.Transition transition -> transition.transition().source();
    };
  }

  /** How a way's clause is written. */
  static String text(Way way) {
    return source(way).text();
  }

  /** The condition of a way in its canonical form, which names it in keys. */
  String key(Way way) {
    return switch (way.clause()) {
      case Way.Clause.Start _ -> "start";
      case Way.Clause.Ending ending -> key(ending.ending().trigger());
      case Way.Clause.Transition transition -> key(transition.transition().trigger());
    };
  }

  String key(Plan.Trigger trigger) {
    return keys.computeIfAbsent(
        trigger,
        one ->
            one instanceof Plan.Trigger.When(var condition)
                ? ConditionText.key(condition)
                : ConditionText.print(one));
  }

  About about(Plan.@Nullable Stage stage, List<String> conditions) {
    return new About(plan.journey(), stage == null ? null : stage.name(), conditions);
  }

  /** Adds a finding, and to the ledger the question that it answers. */
  void found(Diagnostic finding, About about, String asked) {
    findings.add(finding.withAbout(about));
    boolean isUndecided = finding.verdict() instanceof Verdict.Undecided;
    asked(
        finding.rule(),
        about,
        asked,
        isUndecided ? Question.Answer.UNDECIDED : Question.Answer.FOUND,
        isUndecided ? bound() : "");
  }

  /** Notes that something was proved not to happen. */
  void proved(Rule rule, About about, String asked) {
    asked(rule, about, asked, Question.Answer.PROVED, states.looked() + " states");
  }

  /** Notes that conditions alone prove that something does not happen. */
  void provedByConditions(Rule rule, About about, String asked) {
    findings.asked(
        new Question(
            rule,
            about,
            asked,
            Question.Answer.PROVED,
            "cells",
            "the conditions exclude each other"));
  }

  /** Notes a question that was not answered, where that is said of the journey as a whole. */
  void open(Rule rule, About about, String asked) {
    asked(rule, about, asked, Question.Answer.UNDECIDED, bound());
  }

  /** Says that a question was not answered, unless that is said of the journey as a whole. */
  void undecided(Rule rule, Span span, About about, String asked) {
    if (!states.isComplete()) {
      open(rule, about, asked);
      return;
    }
    Diagnostic finding =
        Diagnostic.of(Rule.UNDECIDED, span, "it was not decided whether " + asked)
            .withVerdict(new Verdict.Undecided(bound()))
            .withHelp("`" + rule.id() + "` is neither proved nor shown");
    findings.add(
        finding.withAbout(
            new About(
                about.journey(),
                about.stage(),
                Stream.concat(Stream.of(rule.id()), about.conditions().stream()).toList())));
    asked(rule, about, asked, Question.Answer.UNDECIDED, bound());
  }

  private void asked(Rule rule, About about, String asked, Question.Answer answer, String detail) {
    findings.asked(new Question(rule, about, asked, answer, ENGINE, detail));
  }

  /** What was reached, in words. */
  String bound() {
    List<String> bounds = states.bounds();
    return bounds.isEmpty()
        ? "no times or values were found for the way that leads there"
        : String.join("; ", bounds);
  }

  /** A name as sentences quote it. */
  static String quote(String name) {
    return "`\"" + name + "\"`";
  }
}

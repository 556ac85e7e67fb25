package dev.milepost.server.operate;

import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.explain.Explainer;
import dev.milepost.engine.explain.Explanation;
import dev.milepost.engine.explain.Explanation.Compared;
import dev.milepost.engine.explain.Why;
import dev.milepost.engine.plan.LiteralText;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.live.Running;
import dev.milepost.server.store.ExecutionId;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.StandingExecution;
import dev.milepost.server.store.StandingExecution.Trouble;
import dev.milepost.server.store.StoredSubject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What needs people: executions that stand longer than expected, those that were taken off the
 * road, silent sources, limits that were exceeded.
 *
 * @param at when it was looked at
 * @param executions the troubles one after the other, each with its worst first
 * @param stalled how many executions are stalled in all
 * @param parked how many are parked in all
 * @param paused how many are paused in all
 * @param silent sources that are silent while executions wait for them
 * @param exceeded limits that were exceeded today or are exceeded now
 */
public record StallReport(
    Instant at,
    List<Item> executions,
    long stalled,
    long parked,
    long paused,
    List<Silence> silent,
    List<UsageReport.Exceeded> exceeded) {

  public StallReport {
    executions = List.copyOf(executions);
    silent = List.copyOf(silent);
    exceeded = List.copyOf(exceeded);
  }

  /**
   * An execution that needs people.
   *
   * @param since since when: of a stalled one, when it was expected to have moved
   * @param overdue how long that is ago
   * @param explanation what it waits for, or why it was stopped, in a line
   */
  public record Item(
      ExecutionId id,
      Trouble trouble,
      SubjectName subject,
      String journey,
      String stage,
      Instant entered,
      Instant since,
      Duration overdue,
      String explanation) {}

  /** Whether there is nothing to do. */
  public boolean isCalm() {
    return stalled + parked + paused == 0 && silent.isEmpty() && exceeded.isEmpty();
  }

  /**
   * Looks.
   *
   * @param limit how many executions of each trouble are shown at most
   */
  public static StallReport read(ReadTransaction store, Running running, Instant at, int limit) {
    List<Item> items = new ArrayList<>();
    for (Trouble trouble : Trouble.values()) {
      for (StandingExecution standing : store.operations().standing(trouble, limit)) {
        items.add(
            item(
                standing,
                store.load(standing.id().subject(), running.declarations()),
                running.program(),
                at));
      }
    }
    LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
    return new StallReport(
        at,
        items,
        store.operations().count(Trouble.STALLED),
        store.operations().count(Trouble.PARKED),
        store.operations().count(Trouble.PAUSED),
        SilentSources.find(store, running.deployment(), at),
        UsageReport.read(store, today, today).exceeded());
  }

  private static Item item(
      StandingExecution standing, StoredSubject subject, Program program, Instant now) {
    Execution execution = subject.state().executions().get(standing.id().place());
    Instant at = now.isBefore(subject.clock()) ? subject.clock() : now;
    String explanation =
        switch (execution.status()) {
          case Execution.Status.Paused(String reason, _) -> reason;
          case Execution.Status.Parked(String reason, _) -> reason;
          case Execution.Status.Running _, Execution.Status.Ended _ ->
              inALine(Explainer.why(program, subject.state(), execution, at));
        };
    return new Item(
        standing.id(),
        standing.trouble(),
        subject.state().name(),
        execution.name().journey(),
        execution.visit().stage(),
        execution.visit().enteredAt(),
        standing.since(),
        Duration.between(standing.since(), at),
        explanation);
  }

  /** The tests that keep it from the way that is nearest to being open. */
  static String inALine(Why why) {
    return why.ways().stream()
        .filter(way -> !way.isEnding())
        .min(Comparator.comparingInt(way -> missing(way.explanation()).size()))
        .map(way ->
            missing(way.explanation()).stream()
                .map(StallReport::say)
                .collect(
                    Collectors.joining("; ", "for " + LiteralText.quote(way.target()) + ": ", "")))
        .orElse("no way leads out of the stage");
  }

  private static List<Explanation> missing(Explanation explanation) {
    if (explanation.truth() == Truth.TRUE) {
      return List.of();
    }
    if (explanation.parts().isEmpty()) {
      return List.of(explanation);
    }
    List<Explanation> missing = new ArrayList<>();
    explanation.parts().forEach(part -> missing.addAll(missing(part)));
    // A NOT, and a condition that has to hold for a time, say it themselves.
    return missing.isEmpty() ? List.of(explanation) : missing;
  }

  private static String say(Explanation test) {
    String values =
        test.compared().stream()
            .map(StallReport::print)
            .distinct()
            .collect(Collectors.joining(", "));
    Instant changes = test.changesAt();
    return test.text()
        + (values.isEmpty() ? "" : " (" + values + ")")
        + (changes == null ? "" : " (changes at " + changes + ")");
  }

  private static String print(Compared compared) {
    return compared.value() == null ? "unknown" : "is " + LiteralText.print(compared.value());
  }
}

package dev.milepost.server.operate;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.explain.Explainer;
import dev.milepost.engine.explain.Explanation;
import dev.milepost.engine.explain.Why;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.live.Running;
import dev.milepost.server.store.ExecutionId;
import dev.milepost.server.store.ListedExecution;
import dev.milepost.server.store.LoggedInput;
import dev.milepost.server.store.OutboxItem;
import dev.milepost.server.store.PastInput.Delivery;
import dev.milepost.server.store.PastInput.StoredAction;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.StoredSubject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Why an execution stands where it stands, and what would let it move.
 *
 * @param id which execution
 * @param subject whose
 * @param execution as it is
 * @param at when it was looked at
 * @param why its ways out, each with the truth of its condition; of one that is paused or parked,
 *     those that it would have
 * @param unknown the facts that were asked for and are not known, by name
 * @param changes what would let it move, the smallest first; each was tried
 * @param told who was told that it is stalled
 * @param undelivered what it asked for and that has not left the server, in the order of asking
 * @param said the lines of the log that said the values, by their numbers; pruned ones are missing
 */
public record WhyReport(
    ExecutionId id,
    SubjectName subject,
    Execution execution,
    Instant at,
    Why why,
    Set<FieldName> unknown,
    List<SmallestChange> changes,
    List<StoredAction> told,
    List<Undelivered> undelivered,
    Map<Long, LoggedInput> said) {

  private static final String EXPECTED = "expected";
  private static final int MOST_UNDELIVERED = 20;

  public WhyReport {
    changes = List.copyOf(changes);
    told = List.copyOf(told);
    undelivered = List.copyOf(undelivered);
  }

  /**
   * An action that has not left the server.
   *
   * @param hindrance why it goes nowhere as things are, or null
   */
  public record Undelivered(OutboxItem item, @Nullable String hindrance) {}

  /**
   * Explains an execution; empty where there is none of that id.
   *
   * @param now the present; before its last input, the time of that counts
   * @param ways where what it asked for goes out
   */
  public static Optional<WhyReport> read(
      ReadTransaction store, Running running, ExecutionId id, Instant now, Ways ways) {
    return store
        .listings()
        .execution(id)
        .map(ListedExecution::id)
        .map(present ->
            read(
                store,
                running.program(),
                store.load(present.subject(), running.declarations()),
                present,
                now,
                ways));
  }

  private static WhyReport read(
      ReadTransaction store,
      Program program,
      StoredSubject subject,
      ExecutionId id,
      Instant now,
      Ways ways) {
    SubjectState state = subject.state();
    Execution execution = state.executions().get(id.place());
    Instant at = now.isBefore(subject.clock()) ? subject.clock() : now;
    Why why = Explainer.why(program, state, execution, at);
    Set<FieldName> unknown = new TreeSet<>();
    Map<Long, LoggedInput> said = new TreeMap<>();
    for (Why.Way way : why.ways()) {
      unknown.addAll(way.explanation().unknownFields());
      collect(way.explanation(), store, said);
    }
    return new WhyReport(
        id,
        state.name(),
        execution,
        at,
        why,
        unknown,
        execution.isRunning() ? ChangeSearch.find(program, state, execution, at) : List.of(),
        execution.visit().stalledSince() == null
            ? List.of()
            : store.operations().actions(id, execution.visit().number(), EXPECTED),
        undelivered(store, id, ways),
        said);
  }

  private static List<Undelivered> undelivered(ReadTransaction store, ExecutionId id, Ways ways) {
    return store.outbox().open(id, MOST_UNDELIVERED).stream()
        .map(item ->
            new Undelivered(
                item, item.stored().delivery() == Delivery.WAITING ? ways.hindrance(item) : null))
        .toList();
  }

  private static void collect(
      Explanation explanation, ReadTransaction store, Map<Long, LoggedInput> said) {
    for (Explanation.Evidence evidence : explanation.evidence()) {
      Long input = evidence.input();
      if (input != null && !said.containsKey(input)) {
        store.operations().logged(input).ifPresent(line -> said.put(input, line));
      }
    }
    explanation.parts().forEach(part -> collect(part, store, said));
  }

  /** The executions of a subject that have not ended, by their places. */
  public static List<ExecutionId> underWay(StoredSubject subject) {
    List<ExecutionId> underWay = new ArrayList<>();
    List<Execution> executions = subject.state().executions();
    for (int place = 0; place < executions.size(); place++) {
      if (executions.get(place).isUnderWay()) {
        underWay.add(new ExecutionId(subject.number(), place));
      }
    }
    return underWay;
  }
}

package dev.milepost.server.api;

import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.server.writer.Committed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The moves of the last minutes, for those who watch. A bounded number is remembered; who reads too
 * slowly is told that he missed some, and slows nobody down.
 */
final class Advances {

  private static final int MOST_REMEMBERED = 10_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final Deque<Advance> recent = new ArrayDeque<>();
  private final MeterRegistry metrics;
  private long last;
  private boolean isClosed;

  Advances(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /**
   * A move.
   *
   * @param number rising from 1 since the server started
   * @param journey whose execution moved
   */
  record Advance(long number, String journey, JsonObject json) {}

  /**
   * What came after a number.
   *
   * @param missed whether more came than is remembered
   * @param isClosed whether nothing will come any more
   */
  record Batch(List<Advance> advances, boolean missed, boolean isClosed) {
    Batch {
      advances = List.copyOf(advances);
    }
  }

  /** Is told of committed steps, on the writer's thread. */
  void committed(List<Committed> steps) {
    List<Moved> moves = new ArrayList<>();
    for (Committed step : steps) {
      for (TimelineEntry entry : step.timeline()) {
        Moved moved = moved(step, entry);
        if (moved != null) {
          moves.add(moved);
          count(moved);
        }
      }
    }
    if (!moves.isEmpty()) {
      add(moves);
    }
  }

  private record Moved(String kind, String journey, JsonObject json) {}

  private void add(List<Moved> moves) {
    lock.lock();
    try {
      for (Moved moved : moves) {
        recent.add(new Advance(++last, moved.journey(), moved.json()));
        if (recent.size() > MOST_REMEMBERED) {
          recent.remove();
        }
      }
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The number of the last move. */
  long last() {
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until something comes after a number, at most so long. */
  Batch after(long number, long seconds) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.SECONDS.toNanos(seconds);
      while (last <= number && !isClosed && left > 0) {
        left = more.awaitNanos(left);
      }
      List<Advance> later = recent.stream().filter(advance -> advance.number() > number).toList();
      boolean missed = number < last && later.size() < last - number;
      return new Batch(later, missed, isClosed);
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      isClosed = true;
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static @Nullable Moved moved(Committed step, TimelineEntry entry) {
    return switch (entry) {
      case TimelineEntry.Started started ->
          of(step, started.execution(), "started", null, started.stage(), null);
      case TimelineEntry.Advanced advanced ->
          of(step, advanced.execution(), "advanced", advanced.from(), advanced.to(), null);
      case TimelineEntry.Forced forced ->
          of(step, forced.execution(), "forced", forced.from(), forced.to(), null);
      case TimelineEntry.Ended ended ->
          of(step, ended.execution(), "ended", null, ended.stage(), ended.outcome());
      case TimelineEntry.EndedAsGone gone ->
          of(step, gone.execution(), "ended", null, gone.stage(), "gone");
      case TimelineEntry.EndedAsMerged merged ->
          of(step, merged.execution(), "ended", null, merged.stage(), "merged");
      case TimelineEntry.Stalled stalled ->
          of(step, stalled.execution(), "stalled", null, stalled.stage(), null);
      default -> null;
    };
  }

  private static Moved of(
      Committed step,
      ExecutionName execution,
      String kind,
      @Nullable String from,
      String stage,
      @Nullable String outcome) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("input", step.input().number())
            .put("at", step.input().at().toString())
            .put("kind", kind)
            .put("subject", Shapes.subject(step.state().name()))
            .put("journey", execution.journey())
            .put("number", execution.number())
            .put("stage", stage);
    if (from != null) {
      json.put("from", from);
    }
    if (outcome != null) {
      json.put("outcome", outcome);
    }
    return new Moved(kind, execution.journey(), json.build());
  }

  /** Journeys and kinds are few, so the number of meters is bounded. */
  private void count(Moved moved) {
    Counter.builder("milepost.moves")
        .description("Moves of executions by journey and kind; forced ones are overrides.")
        .tag("journey", moved.journey())
        .tag("kind", moved.kind())
        .register(metrics)
        .increment();
  }
}

package dev.milepost.engine.state;

import dev.milepost.engine.layout.Layout;
import dev.milepost.engine.layout.RecordShape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one subject: its records, what conditions remember, and where its executions
 * stand. Never changes; each step makes another one that shares what stayed.
 */
public final class SubjectState {

  private static final RecordState[] NONE = {};

  private final Layout layout;
  private final SubjectName name;
  private final RecordState[][] records;
  private final int recordCount;
  private final List<PastHappening> happenings;
  private final List<HeldClock> clocks;
  private final List<JourneyState> journeys;
  private final List<Execution> executions;

  /**
   * Who a state belongs to.
   *
   * @param type the kind of subject
   * @param key the value of the first key
   */
  public record SubjectName(String type, String key) {}

  private SubjectState(
      Layout layout,
      SubjectName name,
      RecordState[][] records,
      int recordCount,
      List<PastHappening> happenings,
      List<HeldClock> clocks,
      List<JourneyState> journeys,
      List<Execution> executions) {
    this.layout = layout;
    this.name = name;
    this.records = records;
    this.recordCount = recordCount;
    this.happenings = happenings;
    this.clocks = clocks;
    this.journeys = journeys;
    this.executions = executions;
  }

  /** A subject of which nothing is known. */
  public static SubjectState empty(Layout layout, SubjectName name) {
    RecordState[][] none = new RecordState[layout.recordTypes()][];
    java.util.Arrays.fill(none, NONE);
    return new SubjectState(layout, name, none, 0, List.of(), List.of(), List.of(), List.of());
  }

  /**
   * Puts a stored state together again.
   *
   * @param stored the records in the order of their numbers, which run from 0; some may be missing,
   *     since their type is not declared any more
   * @param recordCount how many were ever seen, those that are missing included
   */
  public static SubjectState of(
      Layout layout,
      SubjectName name,
      List<RecordState> stored,
      int recordCount,
      List<PastHappening> happenings,
      List<HeldClock> clocks,
      List<JourneyState> journeys,
      List<Execution> executions) {
    SubjectState state = empty(layout, name);
    for (RecordState record : stored) {
      state = state.with(record);
    }
    return new SubjectState(
        layout,
        name,
        state.records,
        recordCount,
        List.copyOf(happenings),
        List.copyOf(clocks),
        List.copyOf(journeys),
        List.copyOf(executions));
  }

  public Layout layout() {
    return layout;
  }

  public SubjectName name() {
    return name;
  }

  /** The number of the next record; so many were ever seen. */
  public int recordCount() {
    return recordCount;
  }

  /** How many records of a type were ever seen, those that are gone included. */
  public int recordCount(RecordShape shape) {
    return records[shape.place()].length;
  }

  /** The record of a type at an index in the order in which they were first seen. */
  public RecordState record(RecordShape shape, int index) {
    return records[shape.place()][index];
  }

  /** The record of a type that was seen first most recently and is not gone, or null. */
  public @Nullable RecordState newest(RecordShape shape) {
    RecordState[] ofType = records[shape.place()];
    for (int i = ofType.length - 1; i >= 0; i--) {
      if (ofType[i].isThere()) {
        return ofType[i];
      }
    }
    return null;
  }

  /** The record of a type with that id, gone or not; null where it was never seen. */
  public @Nullable RecordState find(RecordShape shape, String id) {
    RecordState[] ofType = records[shape.place()];
    for (int i = ofType.length - 1; i >= 0; i--) {
      if (ofType[i].id().equals(id)) {
        return ofType[i];
      }
    }
    return null;
  }

  /** All records in the order in which they were first seen. */
  public List<RecordState> allRecords() {
    List<RecordState> all = new ArrayList<>(recordCount);
    for (RecordState[] ofType : records) {
      Collections.addAll(all, ofType);
    }
    all.sort(Comparator.comparingInt(RecordState::number));
    return List.copyOf(all);
  }

  /** The happenings that some condition may still count, in the order of their receipt. */
  public List<PastHappening> happenings() {
    return happenings;
  }

  /** The clocks of conditions that must hold for a time. */
  public List<HeldClock> clocks() {
    return clocks;
  }

  /** What is remembered for the starts of journeys. */
  public List<JourneyState> journeys() {
    return journeys;
  }

  /** The executions in the order of their start, ended ones included. */
  public List<Execution> executions() {
    return executions;
  }

  /** When time alone may next change something, or null. */
  public @Nullable Instant nextDue() {
    Instant next = null;
    for (Execution execution : executions) {
      if (execution.isRunning() && !execution.timers().isEmpty()) {
        next = earlier(next, execution.timers().getFirst().due());
      }
    }
    for (JourneyState journey : journeys) {
      Instant recheck = journey.recheckAt();
      if (recheck != null) {
        next = earlier(next, recheck);
      }
    }
    return next;
  }

  private static Instant earlier(@Nullable Instant one, Instant other) {
    return one == null || other.isBefore(one) ? other : one;
  }

  /** This state with a record changed or, where its number is the next one, added. */
  public SubjectState with(RecordState record) {
    int place = record.shape().place();
    RecordState[] ofType = records[place];
    RecordState[] changed = null;
    for (int i = ofType.length - 1; i >= 0; i--) {
      if (ofType[i].number() == record.number()) {
        changed = ofType.clone();
        changed[i] = record;
        break;
      }
    }
    int count = recordCount;
    if (changed == null) {
      changed = java.util.Arrays.copyOf(ofType, ofType.length + 1);
      changed[ofType.length] = record;
      count = Math.max(recordCount, record.number() + 1);
    }
    RecordState[][] all = records.clone();
    all[place] = changed;
    return new SubjectState(layout, name, all, count, happenings, clocks, journeys, executions);
  }

  /** This state with other happenings. */
  public SubjectState withHappenings(List<PastHappening> others) {
    return new SubjectState(
        layout, name, records, recordCount, List.copyOf(others), clocks, journeys, executions);
  }

  /** This state with other clocks. */
  public SubjectState withClocks(List<HeldClock> others) {
    return new SubjectState(
        layout, name, records, recordCount, happenings, List.copyOf(others), journeys, executions);
  }

  /** This state with other memories of journeys' starts and other executions. */
  public SubjectState with(List<JourneyState> otherJourneys, List<Execution> otherExecutions) {
    return new SubjectState(
        layout,
        name,
        records,
        recordCount,
        happenings,
        clocks,
        List.copyOf(otherJourneys),
        List.copyOf(otherExecutions));
  }
}

package dev.milepost.engine.evidence;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What recorded signals show about journeys. It speaks of this record alone: what did not happen in
 * it may happen tomorrow.
 *
 * @param signals how many signals there were
 * @param first the time of the earliest one, or null where none has a time
 * @param last the time of the latest one, or null
 * @param types how many signals spoke of each record or event
 * @param fields what came of each field that was ever set
 * @param apps what each app sent
 * @param stages what happened at each stage, in the order of the plans
 */
public record Evidence(
    long signals,
    @Nullable Instant first,
    @Nullable Instant last,
    Map<TypeName, Long> types,
    Map<FieldName, FieldHistory> fields,
    Map<String, AppHistory> apps,
    List<StageHistory> stages) {

  public Evidence {
    types = Map.copyOf(types);
    fields = Map.copyOf(fields);
    apps = Map.copyOf(apps);
    stages = List.copyOf(stages);
  }

  /**
   * A field.
   *
   * @param times how often a signal gave it a value
   * @param values how often it got each value, the first {@link EvidenceCollector#MOST_VALUES} ones
   *     alone
   * @param isWhole whether these are all values
   */
  public record FieldHistory(long times, Map<Value, Long> values, boolean isWhole) {
    public FieldHistory {
      values = Map.copyOf(values);
    }
  }

  /**
   * An app.
   *
   * @param late how many of its signals about a record came behind a younger one about the same
   * @param example the record of the first of those, such as {@code Invoice I-1}, or null
   */
  public record AppHistory(long signals, long late, @Nullable String example) {}

  /**
   * A stage.
   *
   * @param entered how often executions came to it
   * @param standing how many stand there at the end of the record
   * @param stalled how many of those wait longer than expected
   * @param example one that is stalled, or else one that stands, or null
   * @param ways its transitions, in written order
   */
  public record StageHistory(
      String journey,
      String stage,
      long entered,
      long standing,
      long stalled,
      @Nullable SubjectName example,
      List<WayHistory> ways) {
    public StageHistory {
      ways = List.copyOf(ways);
    }
  }

  /**
   * A transition.
   *
   * @param taken how often it was taken
   * @param parts what must be true together for it
   * @param misses why it was not taken, the most frequent first
   */
  public record WayHistory(long taken, List<Condition> parts, List<Miss> misses) {
    public WayHistory {
      parts = List.copyOf(parts);
      misses = List.copyOf(misses);
    }
  }

  /**
   * Executions that did not take a transition for the same reason.
   *
   * @param kind what is common to the parts
   * @param parts the parts that are to blame, by their places
   * @param standing how many still stand at the stage
   * @param stalled how many of those wait longer than expected
   * @param movedOn how many left the stage another way
   * @param example one of them, a stalled one if there is one
   * @param values what the fields of the parts hold instead, where that is known: the values by
   *     part and frequency
   */
  public record Miss(
      Kind kind,
      List<Integer> parts,
      long standing,
      long stalled,
      long movedOn,
      SubjectName example,
      List<ValueCount> values) {
    public Miss {
      parts = List.copyOf(parts);
      values = List.copyOf(values);
    }

    /** What is common to the parts of a miss. */
    public enum Kind {
      /** Each part of the transition was true once, and these were over when the others came. */
      OVERWRITTEN,
      /** These parts were never true. */
      NEVER_TRUE
    }
  }

  /** How many of some executions have a value where a part wants another. */
  public record ValueCount(int part, Value value, long times) {}
}

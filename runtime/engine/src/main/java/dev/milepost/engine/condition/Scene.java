package dev.milepost.engine.condition;

import dev.milepost.engine.catalog.Catalog.BelongsTo;
import dev.milepost.engine.layout.EventShape;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.state.Memory;
import dev.milepost.engine.state.PastHappening.Payload;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a condition is evaluated against. One step uses one scene and changes it from clause to
 * clause, so that evaluation allocates nothing; it never leaves the step.
 */
public final class Scene {

  /** Nothing is planned beyond this; sums of dates and durations stay far from every overflow. */
  public static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  private SubjectState state;
  private Instant now;
  private @Nullable RecordState about;
  private Memory memory = Memory.EMPTY;
  private Instant since;
  private @Nullable String answer;
  private @Nullable RecordState member;
  private @Nullable Payload payload;

  /** A scene without an execution. */
  public Scene(SubjectState state, Instant now) {
    this.state = state;
    this.now = now;
    this.since = now;
  }

  /** Sets what is known of the subject. */
  public void show(SubjectState newState) {
    this.state = newState;
  }

  /**
   * Sets the stretch of time that a clause speaks of.
   *
   * @param newAbout the record that the execution is about, or null
   * @param newMemory what happened in that stretch
   * @param newSince when it began
   * @param newAnswer the last answer in it, or null
   */
  public void focus(
      @Nullable RecordState newAbout,
      Memory newMemory,
      Instant newSince,
      @Nullable String newAnswer) {
    this.about = newAbout;
    this.memory = newMemory;
    this.since = newSince;
    this.answer = newAnswer;
  }

  public SubjectState state() {
    return state;
  }

  /** The step's clock. */
  public Instant now() {
    return now;
  }

  void setNow(Instant instant) {
    this.now = instant;
  }

  /** The record that the execution is about, or null. */
  public @Nullable RecordState about() {
    return about;
  }

  Memory memory() {
    return memory;
  }

  /** When the stretch of time began that the clause speaks of. */
  public Instant since() {
    return since;
  }

  @Nullable String answer() {
    return answer;
  }

  @Nullable RecordState member() {
    return member;
  }

  void setMember(@Nullable RecordState record) {
    this.member = record;
  }

  @Nullable Payload payload() {
    return payload;
  }

  void setPayload(@Nullable Payload values) {
    this.payload = values;
  }

  /** The record that a plain reference to a type means, or null where there is none. */
  public @Nullable RecordState record(RecordShape shape) {
    RecordState bound = about;
    if (bound == null) {
      return state.newest(shape);
    }
    if (bound.shape() == shape) {
      return bound.isThere() ? bound : null;
    }
    for (int i = state.recordCount(shape) - 1; i >= 0; i--) {
      RecordState record = state.record(shape, i);
      if (counts(record)) {
        return record;
      }
    }
    return null;
  }

  /** Whether a record is there and, where the execution is about one it may belong to, does. */
  boolean counts(RecordState record) {
    if (!record.isThere()) {
      return false;
    }
    RecordState bound = about;
    if (bound == null) {
      return true;
    }
    if (bound.shape() == record.shape()) {
      return bound.number() == record.number();
    }
    BelongsTo link = record.shape().belongsTo();
    if (link == null || !link.record().equals(bound.shape().name())) {
      return true;
    }
    Integer place = record.shape().fieldPlace(link.by());
    return place != null && names(record.value(place), bound);
  }

  /** Whether a happening is about the record that the execution is about. */
  boolean counts(EventShape event, Payload values) {
    RecordState bound = about;
    BelongsTo link = event.belongsTo();
    if (bound == null || link == null || !link.record().equals(bound.shape().name())) {
      return true;
    }
    Integer place = event.fieldPlace(link.by());
    return place != null && names(values.value(place), bound);
  }

  private static boolean names(@Nullable Value value, RecordState record) {
    return value != null && value.print().equals(record.id());
  }
}

package dev.milepost.engine.state;

import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One record of a subject with its facts. Never changes. */
public final class RecordState {

  private final RecordShape shape;
  private final String id;
  private final Value.Text idValue;
  private final int number;
  private final @Nullable Instant goneAt;
  private final @Nullable Fact[] facts;

  private RecordState(
      RecordShape shape,
      Value.Text idValue,
      int number,
      @Nullable Instant goneAt,
      @Nullable Fact[] facts) {
    this.shape = shape;
    this.id = idValue.text();
    this.idValue = idValue;
    this.number = number;
    this.goneAt = goneAt;
    this.facts = facts;
  }

  /** A record that is seen for the first time. */
  public static RecordState unseen(RecordShape shape, String id, int number) {
    return new RecordState(
        shape, new Value.Text(id), number, null, new @Nullable Fact[shape.size()]);
  }

  public RecordShape shape() {
    return shape;
  }

  /** The id that its app gave it. */
  public String id() {
    return id;
  }

  /** Its place among all records of the subject in the order in which they were first seen. */
  public int number() {
    return number;
  }

  /** The source time of the news that it is gone, or null while it is there. */
  public @Nullable Instant goneAt() {
    return goneAt;
  }

  /** Whether it counts. */
  public boolean isThere() {
    return goneAt == null;
  }

  /** What is held of a field, or null where nothing was ever received. */
  public @Nullable Fact fact(int field) {
    return facts[field];
  }

  /** The value of a field, {@link RecordShape#ID} included; null where it is unknown. */
  public @Nullable Value value(int field) {
    if (field == RecordShape.ID) {
      return idValue;
    }
    Fact fact = facts[field];
    return fact == null ? null : fact.value();
  }

  /** This record with another fact. */
  public RecordState with(int field, Fact fact) {
    @Nullable Fact[] changed = facts.clone();
    changed[field] = fact;
    return new RecordState(shape, idValue, number, goneAt, changed);
  }

  /** This record gone, or, with null, there again. */
  public RecordState withGoneAt(@Nullable Instant time) {
    return new RecordState(shape, idValue, number, time, facts);
  }
}

package dev.milepost.engine.condition;

import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks something of all records of a type that count in a scene. */
final class Members {

  private Members() {}

  /** Kleene's OR over the records; false over none. */
  static Truth any(Scene scene, RecordShape shape, @Nullable Test filter) {
    SubjectState state = scene.state();
    Truth answer = Truth.FALSE;
    for (int i = 0; i < state.recordCount(shape); i++) {
      RecordState record = state.record(shape, i);
      if (scene.counts(record)) {
        answer = answer.or(ask(scene, record, filter));
        if (answer == Truth.TRUE) {
          return Truth.TRUE;
        }
      }
    }
    return answer;
  }

  /**
   * Kleene's AND over the records; false over none, since a stage must not be left because nothing
   * has been heard yet.
   */
  static Truth every(Scene scene, RecordShape shape, @Nullable Test filter) {
    SubjectState state = scene.state();
    Truth answer = Truth.TRUE;
    boolean none = true;
    for (int i = 0; i < state.recordCount(shape); i++) {
      RecordState record = state.record(shape, i);
      if (scene.counts(record)) {
        none = false;
        answer = answer.and(ask(scene, record, filter));
        if (answer == Truth.FALSE) {
          return Truth.FALSE;
        }
      }
    }
    return none ? Truth.FALSE : answer;
  }

  /** How many records make the filter true. */
  static Value count(Scene scene, RecordShape shape, @Nullable Test filter) {
    SubjectState state = scene.state();
    int count = 0;
    for (int i = 0; i < state.recordCount(shape); i++) {
      RecordState record = state.record(shape, i);
      if (scene.counts(record) && ask(scene, record, filter).isTrue()) {
        count++;
      }
    }
    return new Value.Whole(BigInteger.valueOf(count));
  }

  /** The sum of a field's known values; 0 over none, null over different currencies. */
  static @Nullable Value sum(Scene scene, RecordShape shape, int field, @Nullable Test filter) {
    SubjectState state = scene.state();
    BigDecimal sum = BigDecimal.ZERO;
    boolean money = false;
    String currency = null;
    for (int i = 0; i < state.recordCount(shape); i++) {
      RecordState record = state.record(shape, i);
      Value value = record.value(field);
      if (value == null || !scene.counts(record) || !ask(scene, record, filter).isTrue()) {
        continue;
      }
      switch (value) {
        case Value.Whole whole -> sum = sum.add(new BigDecimal(whole.value()));
        case Value.Decimal decimal -> sum = sum.add(decimal.value());
        case Value.Money amount -> {
          String other = amount.currency();
          if (currency != null && other != null && !currency.equals(other)) {
            return null;
          }
          money = true;
          currency = other == null ? currency : other;
          sum = sum.add(amount.amount());
        }
        case Value.Text _, Value.Flag _, Value.Day _, Value.Moment _, Value.Length _ ->
            throw new IllegalArgumentException("a sum over " + value);
      }
    }
    return money ? new Value.Money(sum, currency) : new Value.Decimal(sum);
  }

  /** The first change of a part's answer on any record. */
  static @Nullable Instant nextChange(Scene scene, RecordShape shape, List<Clocked> parts) {
    SubjectState state = scene.state();
    Instant next = null;
    for (int i = 0; i < state.recordCount(shape); i++) {
      RecordState record = state.record(shape, i);
      if (!scene.counts(record)) {
        continue;
      }
      for (Clocked part : parts) {
        Instant change = with(scene, record, part::nextChange);
        if (change != null && (next == null || change.isBefore(next))) {
          next = change;
        }
      }
    }
    return next;
  }

  private static Truth ask(Scene scene, RecordState record, @Nullable Test filter) {
    if (filter == null) {
      return Truth.TRUE;
    }
    RecordState outer = scene.member();
    scene.setMember(record);
    Truth answer = filter.truth(scene);
    scene.setMember(outer);
    return answer;
  }

  private static <T extends @Nullable Object> T with(
      Scene scene, RecordState record, Function<Scene, T> question) {
    RecordState outer = scene.member();
    scene.setMember(record);
    T answer = question.apply(scene);
    scene.setMember(outer);
    return answer;
  }
}

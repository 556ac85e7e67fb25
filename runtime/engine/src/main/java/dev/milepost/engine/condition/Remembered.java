package dev.milepost.engine.condition;

import dev.milepost.engine.layout.EventShape;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.state.Memory;
import dev.milepost.engine.state.PastHappening.Payload;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.value.Value;
import dev.milepost.engine.value.ValueOrder;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a condition that needs a memory of what was received. */
public sealed interface Remembered {

  /** The canonical text under which it is remembered. */
  String key();

  /** Each part once: what several conditions ask is remembered once, and so counted once. */
  static List<Remembered> once(Collection<Remembered> parts) {
    Map<String, Remembered> byKey = new LinkedHashMap<>();
    parts.forEach(part -> byKey.putIfAbsent(part.key(), part));
    return List.copyOf(byKey.values());
  }

  /**
   * {@code becomes}: remembers the records on which the test turned true.
   *
   * @param test the test on the record as {@link Scene#member}
   */
  record Turning(String key, RecordShape shape, int field, Test test) implements Remembered {

    /** The memory after a record changed. */
    public Memory after(
        Memory memory, Scene scene, @Nullable RecordState before, RecordState after) {
      if (after.shape() != shape || !isTrue(scene, after)) {
        return memory;
      }
      if (before != null && before.isThere() && isTrue(scene, before)) {
        return memory;
      }
      return memory.withTurned(key, after.number());
    }

    private boolean isTrue(Scene scene, RecordState record) {
      RecordState outer = scene.member();
      scene.setMember(record);
      try {
        return test.truth(scene).isTrue();
      } finally {
        scene.setMember(outer);
      }
    }
  }

  /** {@code changes}: remembers the records on which a known value was replaced by another. */
  record Changing(String key, RecordShape shape, int field) implements Remembered {

    /** The memory after a record changed. */
    public Memory after(Memory memory, @Nullable RecordState before, RecordState after) {
      if (before == null || after.shape() != shape) {
        return memory;
      }
      Value from = before.value(field);
      Value to = after.value(field);
      if (from == null || to == null || ValueOrder.compare(from, to) == 0) {
        return memory;
      }
      return memory.withTurned(key, after.number());
    }
  }

  /**
   * Happenings: counts those that satisfy the filter.
   *
   * @param filter over {@link Scene#payload}, or null
   */
  record Counting(String key, EventShape event, @Nullable Test filter) implements Remembered {

    /** The memory after a happening. */
    public Memory after(Memory memory, Scene scene, EventShape happened, Payload payload) {
      if (happened != event || !scene.counts(event, payload)) {
        return memory;
      }
      return filter == null || holds(filter, scene, payload) ? memory.withHappening(key) : memory;
    }

    static boolean holds(Test filter, Scene scene, Payload payload) {
      Payload outer = scene.payload();
      scene.setPayload(payload);
      try {
        return filter.truth(scene).isTrue();
      } finally {
        scene.setPayload(outer);
      }
    }
  }

  /** Another journey's ending with an outcome. */
  record JourneyEnding(String key, String journey, String outcome) implements Remembered {

    /** The memory after a journey ended. */
    public Memory after(Memory memory, String endedJourney, String endedOutcome) {
      return journey.equals(endedJourney) && outcome.equals(endedOutcome)
          ? memory.withHappening(key)
          : memory;
    }
  }
}

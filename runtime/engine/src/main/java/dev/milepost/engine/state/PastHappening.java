package dev.milepost.engine.state;

import dev.milepost.engine.layout.EventShape;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A happening that some condition may still count.
 *
 * @param payload the values by the event's field places; null where not said
 * @param receivedAt when it was received
 */
public record PastHappening(EventShape event, Payload payload, Instant receivedAt) {

  /** The payload of a happening. */
  public static final class Payload {
    private final @Nullable Value[] values;

    public Payload(@Nullable Value[] values) {
      this.values = values.clone();
    }

    /** The value of a payload field, or null where it was not said. */
    public @Nullable Value value(int field) {
      return values[field];
    }

    /** How many fields there are. */
    public int size() {
      return values.length;
    }
  }
}

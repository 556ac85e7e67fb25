package dev.milepost.server.store;

import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.step.Input;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of the append-only log. Numbers rise in the order in which the inputs took effect. */
public sealed interface LogEntry {

  /** The line's number, which is that of its input. */
  long number();

  /** When it took effect. */
  Instant at();

  /** The store's number of the subject that it moved, or null where it is parked. */
  @Nullable Long subject();

  /**
   * A signal was received.
   *
   * @param body what it says as the {@code data} of a CloudEvent, undeclared fields included
   */
  record Received(long number, Instant at, @Nullable Long subject, Signal signal, String body)
      implements LogEntry {}

  /**
   * A logged signal reached a subject later than its receipt, or reached a second one.
   *
   * @param signal the number of the signal's own line
   */
  record Delivered(long number, Instant at, Long subject, long signal) implements LogEntry {}

  /**
   * Time passed, or a person intervened.
   *
   * @param input anything but a signal
   */
  record Operated(Long subject, Input input) implements LogEntry {
    public Operated {
      if (input instanceof Input.SignalReceived) {
        throw new IllegalArgumentException("a signal is logged as received or delivered");
      }
    }

    @Override
    public long number() {
      return input.number();
    }

    @Override
    public Instant at() {
      return input.at();
    }
  }
}

package dev.milepost.server.store;

import dev.milepost.engine.state.SubjectState;
import java.time.Instant;
import java.util.List;

/**
 * A subject as it is stored.
 *
 * @param number the store's number of the subject
 * @param state all that is known of it
 * @param clock the instant of its last input, which no later one may precede
 * @param happenings the numbers under which {@link SubjectState#happenings()} are stored, rising
 */
public record StoredSubject(long number, SubjectState state, Instant clock, List<Long> happenings) {
  public StoredSubject {
    happenings = List.copyOf(happenings);
  }

  /** A subject of which nothing is stored yet. */
  public static StoredSubject unknown(long number, SubjectState empty) {
    return new StoredSubject(number, empty, Instant.MIN, List.of());
  }
}

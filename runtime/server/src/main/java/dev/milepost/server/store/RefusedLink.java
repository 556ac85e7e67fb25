package dev.milepost.server.store;

import dev.milepost.engine.state.SubjectState.SubjectName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signal that names two subjects which cannot be the same, since each has its own value of the
 * first key. It was taken by one of them.
 *
 * @param input its number in the log
 * @param at when it was received, or null where that part of the log was pruned
 * @param subject who took it
 * @param values the values by which it names somebody else
 */
public record RefusedLink(
    long input, @Nullable Instant at, SubjectName subject, List<SubjectKey> values) {
  public RefusedLink {
    values = List.copyOf(values);
  }
}

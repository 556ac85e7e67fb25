package dev.milepost.server.store;

import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.store.PastInput.StoredAction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An action with its way out.
 *
 * @param number its number in the outbox, in the order in which actions were asked for
 * @param subject whose execution asked for it
 * @param execution that execution
 * @param input the number of the input at which it was asked for
 * @param askedAt when that was, or when a person had it sent again
 * @param due before this it is not tried (again); null where it was set aside, since it goes
 *     nowhere
 * @param attempts how often it was tried since then
 * @param trace the traceparent of the signal that it follows from, or null
 * @param note what the receiver said, or why it failed last; null where it was not tried
 */
public record OutboxItem(
    long number,
    SubjectName subject,
    ExecutionId execution,
    StoredAction stored,
    long input,
    Instant askedAt,
    @Nullable Instant due,
    int attempts,
    @Nullable String trace,
    @Nullable String note) {}

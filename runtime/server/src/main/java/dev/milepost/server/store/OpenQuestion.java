package dev.milepost.server.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question of a visit that is not over.
 *
 * @param item the action that put it; its request is a question
 * @param stage where it is asked
 * @param enteredAt since when
 * @param answer the last answer, or null
 */
public record OpenQuestion(
    OutboxItem item, String stage, Instant enteredAt, @Nullable String answer) {}

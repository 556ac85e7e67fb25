package dev.milepost.server.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who said something: a line of the log.
 *
 * @param input the line's number
 * @param at when it took effect
 * @param source the source of the signal, or null: it was no signal
 * @param id the id of the signal in its source, or null: it was no signal
 * @param actor the person who said it, or null: it was a signal
 */
public record LoggedInput(
    long input, Instant at, @Nullable String source, @Nullable String id, @Nullable String actor) {}

package dev.milepost.server.store;

import dev.milepost.engine.json.JsonValue.JsonObject;
import java.time.Instant;

/**
 * The state of a subject at a line of its log. The lines up to it may be gone.
 *
 * @param subject the store's number of the subject
 * @param input the number of the last line that is contained
 * @param at the instant of that line
 * @param inputs how many lines of the subject were removed from the log
 * @param hash the hash of the state
 * @param state the state in its canonical form
 */
public record Snapshot(
    long subject, long input, Instant at, long inputs, String hash, JsonObject state) {}

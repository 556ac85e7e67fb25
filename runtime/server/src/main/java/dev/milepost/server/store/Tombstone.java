package dev.milepost.server.store;

import java.time.Instant;

/**
 * What is left of a forgotten subject.
 *
 * @param type the kind of subject
 * @param input the line of the log that says that it was forgotten
 * @param at when
 * @param inputs how many lines of the log were removed
 * @param executions how many executions it had
 */
public record Tombstone(String type, long input, Instant at, long inputs, long executions) {}

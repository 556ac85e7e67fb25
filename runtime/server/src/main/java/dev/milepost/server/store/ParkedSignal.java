package dev.milepost.server.store;

import java.time.Instant;

/**
 * A signal that waits for the link to its subject.
 *
 * @param input its number in the log
 * @param at when it was received
 * @param type the record or event that it is about
 * @param waitsFor a value that would tell whose it is, or empty where it carries none
 */
public record ParkedSignal(
    long input, Instant at, String source, String id, String type, SubjectKey waitsFor) {}

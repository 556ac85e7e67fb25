package dev.milepost.server.store;

import java.time.Instant;

/**
 * That somebody did something.
 *
 * @param number rising from 1; 0 before it is stored
 * @param actor who
 * @param action what: the name of an operation
 * @param target on what: a path, or a name
 * @param status how it ended: the status of the answer
 */
public record AuditEntry(
    long number, Instant at, String actor, String action, String target, int status) {}

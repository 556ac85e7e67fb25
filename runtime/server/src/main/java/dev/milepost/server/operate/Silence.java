package dev.milepost.server.operate;

import java.time.Duration;
import java.time.Instant;

/**
 * An app that has not been heard of for much longer than usual.
 *
 * @param app the app
 * @param lastAt when its last signal was received
 * @param silent for how long it has been silent
 * @param usual how long its silences usually are at most
 * @param waiting how many executions wait for its facts
 */
public record Silence(String app, Instant lastAt, Duration silent, Duration usual, long waiting) {}

package dev.milepost.server.store;

import java.time.Instant;

/**
 * How often an app is heard of.
 *
 * @param app the app
 * @param signals how many signals of it were received
 * @param lastAt when the last one was received
 * @param silences how long it was silent in between
 */
public record AppRhythm(String app, long signals, Instant lastAt, SilenceLengths silences) {}

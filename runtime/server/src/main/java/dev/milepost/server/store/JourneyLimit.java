package dev.milepost.server.store;

import org.jspecify.annotations.Nullable;

/**
 * How much is expected of a journey at most; null: any number.
 *
 * @param journey the journey's name
 * @param transitions transitions a day, starts included
 * @param actions actions a day
 * @param executions executions under way at a time
 */
public record JourneyLimit(
    String journey,
    @Nullable Long transitions,
    @Nullable Long actions,
    @Nullable Long executions) {}

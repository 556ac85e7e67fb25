package dev.milepost.engine.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered for the start of a journey by one subject (or for one of its records).
 *
 * @param journey the journey's name
 * @param about the number of the record that its executions are about, or null
 * @param memory what happened since the last execution ended, for {@code starts when}
 * @param matched whether {@code starts when} was true when it was looked at last
 * @param recheckAt when time alone may change that answer, or null
 */
public record JourneyState(
    String journey,
    @Nullable Integer about,
    Memory memory,
    boolean matched,
    @Nullable Instant recheckAt) {}

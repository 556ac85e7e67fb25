package dev.milepost.server.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What waits for something.
 *
 * @param overdueTimers subjects whose timers are due
 * @param oldestAction since when the action waits that waits longest, or null
 * @param stalledExecutions executions that stand longer than expected
 * @param deadLetters messages that wait for somebody
 */
public record Pressure(
    long overdueTimers, @Nullable Instant oldestAction, long stalledExecutions, long deadLetters) {}

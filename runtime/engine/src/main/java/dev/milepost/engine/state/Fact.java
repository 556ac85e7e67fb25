package dev.milepost.engine.state;

import dev.milepost.engine.value.Value;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is held of one field of one record.
 *
 * @param value the value; null: made unknown again
 * @param sourceTime when the source says that it was set
 * @param receivedAt when the signal that said so last was received
 * @param since the receipt from which on the value has been this one without a break
 * @param input the log's number of the input that said so last
 */
public record Fact(
    @Nullable Value value, Instant sourceTime, Instant receivedAt, Instant since, long input) {}

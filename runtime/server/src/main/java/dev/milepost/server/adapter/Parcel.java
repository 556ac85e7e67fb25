package dev.milepost.server.adapter;

import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.step.OutgoingAction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to hand over.
 *
 * @param key the same each time that it is handed over, and of nothing else
 * @param at when this attempt is made
 * @param trace the traceparent of what it follows from, or null
 */
public record Parcel(
    String key,
    SubjectName subject,
    OutgoingAction action,
    Instant askedAt,
    Instant at,
    @Nullable String trace) {

  /** The same with something else asked for. */
  public Parcel with(OutgoingAction.Request request) {
    return new Parcel(
        key,
        subject,
        new OutgoingAction(
            action.execution(),
            action.visit(),
            action.clause(),
            action.repeat(),
            action.withdrawable(),
            action.order(),
            request),
        askedAt,
        at,
        trace);
  }
}

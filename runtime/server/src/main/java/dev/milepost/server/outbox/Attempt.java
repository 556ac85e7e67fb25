package dev.milepost.server.outbox;

import dev.milepost.server.adapter.Parcel;
import dev.milepost.server.store.OutboxItem;

/**
 * An action that was claimed.
 *
 * @param endpoint through which it goes
 * @param parcel as it is handed over
 */
record Attempt(OutboxItem item, Endpoint endpoint, Parcel parcel) {}

package dev.milepost.server.adapter;

import dev.milepost.engine.json.JsonValue.JsonObject;

/** A way out of the process. Safe for use by many threads. */
public interface Adapter {

  /** Hands something over, and waits until that has succeeded or failed. */
  Handover handOver(Parcel parcel);

  /**
   * What would be handed over, for people; secrets are not in it. Nothing leaves the process.
   *
   * @throws UnsendableException where it cannot be handed over as it is
   */
  JsonObject preview(Parcel parcel) throws UnsendableException;
}

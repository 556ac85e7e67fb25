package dev.milepost.server.adapter;

import dev.milepost.engine.json.JsonValue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of an attempt. */
public sealed interface Handover {

  /**
   * The receiver has it.
   *
   * @param note what it said, in a few words
   * @param answer the JSON that came back, or null
   */
  record Done(String note, @Nullable JsonValue answer) implements Handover {}

  /**
   * It failed, and may succeed later.
   *
   * @param pause how long the receiver wants to be left alone, or null where it did not say
   * @param isOfReceiver whether the receiver is in trouble, not only this one action
   */
  record Failed(String reason, @Nullable Duration pause, boolean isOfReceiver)
      implements Handover {}

  /** It failed, and will not succeed as it is. */
  record Refused(String reason) implements Handover {}
}

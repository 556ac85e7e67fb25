package dev.milepost.server.adapter;

import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what is asked for into the server's log, for trying journeys out. */
public final class LogAdapter implements Adapter {

  private static final Logger LOG = LoggerFactory.getLogger("milepost.actions");

  @Override
  public Handover handOver(Parcel parcel) {
    LOG.info("{}", JsonWriter.compact(EventBody.of(parcel)));
    return new Handover.Done("written to the log", null);
  }

  @Override
  public JsonObject preview(Parcel parcel) {
    return JsonObject.builder().put("by", "log").put("body", EventBody.of(parcel)).build();
  }
}

package dev.milepost.server.signature;

import dev.milepost.engine.json.JsonValue;
import java.util.Optional;

/** A webhook as it came. */
public interface Delivery {

  /** The value of a header, whatever the case of its name. */
  Optional<String> header(String name);

  /** The value of a parameter of the query. */
  Optional<String> query(String name);

  /** The body, byte by byte as it was signed. */
  byte[] body();

  /** The body as JSON; empty where it is none. */
  Optional<JsonValue> json();
}

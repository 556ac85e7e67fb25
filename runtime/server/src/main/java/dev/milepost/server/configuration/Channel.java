package dev.milepost.server.configuration;

import dev.milepost.engine.catalog.TypeName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How something leaves the process. */
public sealed interface Channel {

  /**
   * By HTTP.
   *
   * @param base replaces scheme, host and port of the addresses that apps declare, or null
   * @param webhook where everything goes that no app declares a request for, or null
   * @param hosts the hosts that may be asked, each with a port where it is not the usual one
   * @param isPrivateAllowed whether the hosts may have addresses of this machine or its network
   * @param isPlainAllowed whether {@code http://} is allowed beside {@code https://}
   * @param signature the name of the secret with which requests are signed, or null
   * @param rate how often it is asked at most, or null: as often as there is something
   * @param timeout how long one request may take
   */
  record Http(
      @Nullable URI base,
      @Nullable URI webhook,
      Set<String> hosts,
      boolean isPrivateAllowed,
      boolean isPlainAllowed,
      @Nullable String signature,
      @Nullable Rate rate,
      Duration timeout)
      implements Channel {
    public Http {
      hosts = Set.copyOf(hosts);
    }
  }

  /**
   * By e-mail.
   *
   * @param templates the folder of the texts that actions name, or null
   */
  record Email(@Nullable Path templates) implements Channel {}

  /** Into the log of the server, and nowhere else. */
  record Log() implements Channel {}

  /** People are told by an action of an app. */
  record ByAction(TypeName action) implements Channel {}

  /**
   * A limit.
   *
   * @param times how often, from 1
   * @param period in which time
   */
  record Rate(int times, Duration period) {}
}

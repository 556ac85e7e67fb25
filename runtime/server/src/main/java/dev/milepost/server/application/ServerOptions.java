package dev.milepost.server.application;

import dev.milepost.server.access.AccessOptions;
import dev.milepost.server.http.HttpOptions;
import dev.milepost.server.live.LiveOptions;

/**
 * How a server runs.
 *
 * @param http address, threads and limits
 * @param live the writer's sizes, and whether anything may leave the process
 * @param access how much one caller may ask for
 */
public record ServerOptions(HttpOptions http, LiveOptions live, AccessOptions access) {

  /** The usual limits of callers. */
  public static ServerOptions of(HttpOptions http, LiveOptions live) {
    return new ServerOptions(http, live, AccessOptions.STANDARD);
  }

  /** The usual limits. */
  public static ServerOptions at(String host, int port, boolean sandboxed) {
    return new ServerOptions(
        HttpOptions.at(host, port), LiveOptions.standard(sandboxed), AccessOptions.STANDARD);
  }
}

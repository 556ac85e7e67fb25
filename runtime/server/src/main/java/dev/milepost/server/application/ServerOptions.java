package dev.milepost.server.application;

import dev.milepost.server.access.AccessOptions;
import dev.milepost.server.configuration.Configuration;
import dev.milepost.server.http.HttpOptions;
import dev.milepost.server.live.LiveOptions;
import dev.milepost.server.operate.OperationsOptions;
import dev.milepost.server.outbox.OutboxOptions;

/**
 * How a server runs.
 *
 * @param http address, threads and limits
 * @param live the writer's sizes, and whether anything may leave the process
 * @param access how much one caller may ask for
 * @param operations what it looks after by itself
 * @param outbox how what executions ask for leaves it
 */
public record ServerOptions(
    HttpOptions http,
    LiveOptions live,
    AccessOptions access,
    OperationsOptions operations,
    OutboxOptions outbox) {

  /**
   * A server that looks after itself as usual, and from which nothing leaves, because nobody has
   * said where to.
   */
  public ServerOptions(HttpOptions http, LiveOptions live, AccessOptions access) {
    this(http, live, access, OperationsOptions.STANDARD, OutboxOptions.of(Configuration.NONE));
  }

  /** The same with something else to look after. */
  public ServerOptions with(OperationsOptions other) {
    return new ServerOptions(http, live, access, other, outbox);
  }

  /** The same with another way out. */
  public ServerOptions with(OutboxOptions other) {
    return new ServerOptions(http, live, access, operations, other);
  }

  /** The usual limits. */
  public static ServerOptions at(String host, int port, boolean sandboxed) {
    return new ServerOptions(
        HttpOptions.at(host, port), LiveOptions.standard(sandboxed), AccessOptions.STANDARD);
  }
}

package dev.milepost.server.http;

import java.time.Duration;

/**
 * How HTTP is served.
 *
 * @param host the address to bind to
 * @param port the port, or 0: any that is free
 * @param threads what handles requests
 * @param bodyLimit the most bytes of a body that is read whole
 * @param headerLimit the most bytes of a request's line and headers together
 * @param idle after how long without a byte a connection is closed
 * @param grace how long a stopping server waits for requests that are being handled
 */
public record HttpOptions(
    String host,
    int port,
    Threads threads,
    int bodyLimit,
    int headerLimit,
    Duration idle,
    Duration grace) {

  private static final int BODY = 8 << 20;
  private static final int HEADERS = 16 << 10;

  /** What handles requests. */
  public enum Threads {
    /** A bounded pool of threads of the operating system. */
    PLATFORM,
    /** A virtual thread for each request. */
    VIRTUAL
  }

  /** The usual limits on an address. */
  public static HttpOptions at(String host, int port) {
    return new HttpOptions(
        host,
        port,
        Threads.PLATFORM,
        BODY,
        HEADERS,
        Duration.ofSeconds(60),
        Duration.ofSeconds(15));
  }

  /** The same with other threads. */
  public HttpOptions with(Threads other) {
    return new HttpOptions(host, port, other, bodyLimit, headerLimit, idle, grace);
  }
}

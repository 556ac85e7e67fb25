package dev.milepost.server.outbox;

import dev.milepost.server.adapter.Adapter;
import dev.milepost.server.configuration.Channel;
import java.time.Instant;

/** A receiver: how it is reached, how often it may be, and whether it is well. */
final class Endpoint {

  private final String name;
  private final Adapter adapter;
  private final RateLimit limit;
  private final CircuitBreaker breaker = new CircuitBreaker();

  Endpoint(String name, Channel channel, Adapter adapter) {
    this.name = name;
    this.adapter = adapter;
    this.limit = new RateLimit(channel instanceof Channel.Http http ? http.rate() : null);
  }

  String name() {
    return name;
  }

  Adapter adapter() {
    return adapter;
  }

  /** Takes leave to send something, where there is any. */
  synchronized boolean tryTake(Instant now) {
    if (!limit.admits(now) || !breaker.admits(now)) {
      return false;
    }
    limit.take(now);
    breaker.take();
    return true;
  }

  /** When there may be leave again. */
  synchronized Instant next() {
    return limit.next().isAfter(breaker.next()) ? limit.next() : breaker.next();
  }

  synchronized void succeeded() {
    breaker.succeeded();
  }

  synchronized void failed(Instant now) {
    breaker.failed(now);
  }

  synchronized void released() {
    breaker.released();
  }

  /** Whether it is left alone because it is in trouble. */
  synchronized boolean isLeftAlone() {
    return breaker.isOpen();
  }
}

package dev.milepost.server.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much somebody may do in a time: a bucket that a request takes a token from, and time fills
 * again. The number of those who are remembered is bounded; who was not seen for long is forgotten
 * first.
 */
final class RateLimit {

  private static final int MOST_REMEMBERED = 10_000;
  private static final double NANOS = 1e9;

  private final InstantSource clock;
  private final int burst;
  private final double perSecond;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  private record Bucket(double level, Instant at) {}

  RateLimit(InstantSource clock, int burst, double perSecond) {
    this.clock = clock;
    this.burst = burst;
    this.perSecond = perSecond;
  }

  /** Whether one more is within the limit; if so, it counts. */
  synchronized boolean take(String who) {
    double level = level(who);
    boolean allowed = level >= 1;
    buckets.put(who, new Bucket(allowed ? level - 1 : level, clock.instant()));
    if (buckets.size() > MOST_REMEMBERED) {
      buckets.remove(buckets.keySet().iterator().next());
    }
    return allowed;
  }

  /** Whether one more would be within the limit. */
  synchronized boolean allows(String who) {
    return level(who) >= 1;
  }

  /** After how many seconds one more is within the limit, at least 1. */
  synchronized long secondsUntilNext(String who) {
    return Math.max(1, (long) Math.ceil((1 - level(who)) / perSecond));
  }

  private double level(String who) {
    Bucket bucket = buckets.get(who);
    if (bucket == null) {
      return burst;
    }
    double seconds = Math.max(0, Duration.between(bucket.at(), clock.instant()).toNanos() / NANOS);
    return Math.min(burst, bucket.level() + seconds * perSecond);
  }
}

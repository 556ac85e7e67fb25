package dev.milepost.server.operate;

import dev.milepost.server.host.Host;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once a day replaces the part of the log that is older than a limit by verified snapshots. */
final class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Duration BETWEEN = Duration.ofDays(1);

  private final Host host;
  private final Duration kept;
  private @Nullable Instant last;

  /**
   * @param kept how old a line of the log may be
   */
  Retention(Host host, Duration kept) {
    this.host = host;
    this.kept = kept;
  }

  /** Prunes where the last time is a day ago. */
  void look() {
    Instant now = host.clock().instant();
    if (last != null && now.isBefore(last.plus(BETWEEN))) {
      return;
    }
    last = now;
    Pruning.Result result = Pruning.prune(host.store(), now.minus(kept), _ -> {});
    if (result.lines() > 0) {
      LOG.info("pruned {} lines of the log of {} subjects", result.lines(), result.subjects());
    }
    if (!result.leftAlone().isEmpty()) {
      LOG.error(
          "{} subjects do not verify and were not pruned; milepost verify says what differs",
          result.leftAlone().size());
    }
  }
}

package dev.milepost.cli.command;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who intervenes, why, and when. */
final class Signature {

  private static final int LONGEST = 500;

  @Option(
      names = "--actor",
      required = true,
      paramLabel = "NAME",
      description = "Who does it, for the timeline.")
  String actor = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, for the timeline.")
  String reason = "";

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description =
          "When it counts (2026-02-06T09:00:00Z or 2026-02-06); never before the subject's last"
              + " input. Default: now.")
  @Nullable Instant at;

  /** Checks that it says something. */
  void check() {
    if (actor.isBlank() || reason.isBlank()) {
      throw new UnusableException("--actor and --reason must say something");
    }
    if (actor.length() > LONGEST || reason.length() > LONGEST) {
      throw new UnusableException("--actor and --reason have at most " + LONGEST + " characters");
    }
  }

  /** When it counts; in microseconds, as the store keeps it. */
  Instant time() {
    return (at == null ? Instant.now() : at).truncatedTo(ChronoUnit.MICROS);
  }
}

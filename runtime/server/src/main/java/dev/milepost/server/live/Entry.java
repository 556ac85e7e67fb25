package dev.milepost.server.live;

import dev.milepost.server.writer.Submission;
import java.time.Instant;
import java.util.function.Function;

/**
 * Something for the writer that has no time yet: it is received when the queue takes it.
 *
 * @param submission the submission, given when it was received
 * @param bytes about how much memory it holds while it waits
 */
public record Entry(Function<Instant, Submission> submission, int bytes) {

  /** Something small: an answer, a correction, an override. */
  public static Entry small(Function<Instant, Submission> submission) {
    return new Entry(submission, 0);
  }
}

package dev.milepost.server.store;

import java.time.Instant;
import java.util.List;

/**
 * A message that could not be taken, kept so that it can be corrected and sent again.
 *
 * @param at when it was refused
 * @param place where it came from: a file and line, or a source and id
 * @param reasons every fault that was found, each a sentence
 * @param body the message as it came, as far as it is kept
 */
public record DeadLetter(Instant at, String place, List<String> reasons, String body) {
  public DeadLetter {
    reasons = List.copyOf(reasons);
  }
}

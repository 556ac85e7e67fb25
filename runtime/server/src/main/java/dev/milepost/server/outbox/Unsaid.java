package dev.milepost.server.outbox;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells an operator what waits because nobody has said where it goes: each thing once. */
final class Unsaid {

  private static final Logger LOG = LoggerFactory.getLogger(Unsaid.class);

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** Tells it, unless that was done. */
  void tell(String reason) {
    if (told.add(reason)) {
      LOG.warn("actions wait: {}", reason);
    }
  }
}

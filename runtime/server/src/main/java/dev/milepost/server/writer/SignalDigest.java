package dev.milepost.server.writer;

import dev.milepost.engine.signal.SubjectAddress;
import dev.milepost.server.intake.Outcome;
import dev.milepost.server.intake.SignalData;
import dev.milepost.server.store.SignalIdentity;
import java.time.Instant;

/**
 * Digests all that a signal says, so that another message under the same id is noticed. The digest
 * is FNV-1a of 64 bits over UTF-16 units (Fowler, Noll, Vo; draft-eastlake-fnv): it guards against
 * mistakes, and who forges a message to collide deceives only the source that it forges.
 */
final class SignalDigest {

  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private SignalDigest() {}

  /** What makes the signal the one that it is. */
  static SignalIdentity of(Outcome.Incoming incoming) {
    Instant time = incoming.signal().time();
    SubjectAddress address = incoming.address();
    String key = address == null ? null : address.key();
    long digest = OFFSET_BASIS;
    digest = add(digest, SignalData.type(incoming.signal().content()));
    if (time != null) {
      digest = add(add(digest, time.getEpochSecond()), time.getNano());
    }
    digest = add(digest, key == null ? "" : key);
    digest = add(digest, address == null ? "" : address.value());
    digest = add(digest, incoming.body());
    return new SignalIdentity(incoming.signal().source(), incoming.signal().id(), digest);
  }

  /** The length goes in too, so that parts cannot run into each other. */
  private static long add(long digest, String part) {
    long next = add(digest, part.length());
    for (int i = 0; i < part.length(); i++) {
      next = (next ^ part.charAt(i)) * PRIME;
    }
    return next;
  }

  private static long add(long digest, long number) {
    return (((digest ^ (number >>> 32)) * PRIME) ^ (number & 0xFFFFFFFFL)) * PRIME;
  }
}

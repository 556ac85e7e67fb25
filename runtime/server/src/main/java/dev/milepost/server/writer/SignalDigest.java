package dev.milepost.server.writer;

import dev.milepost.engine.signal.SubjectAddress;
import dev.milepost.server.intake.Outcome;
import dev.milepost.server.intake.SignalData;
import dev.milepost.server.store.SignalIdentity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Digests all that a signal says, so that another message under the same id is noticed. */
final class SignalDigest {

  private final MessageDigest digest;

  SignalDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** What makes the signal the one that it is: the first eight bytes of its SHA-256. */
  SignalIdentity of(Outcome.Incoming incoming) {
    Instant time = incoming.signal().time();
    SubjectAddress address = incoming.address();
    add(SignalData.type(incoming.signal().content()));
    addTime(time);
    add(address == null || address.key() == null ? "" : address.key());
    add(address == null ? "" : address.value());
    add(incoming.body());
    long value = ByteBuffer.wrap(digest.digest()).getLong();
    return new SignalIdentity(incoming.signal().source(), incoming.signal().id(), value);
  }

  private void addTime(@Nullable Instant time) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + Integer.BYTES);
    if (time != null) {
      bytes.putLong(time.getEpochSecond()).putInt(time.getNano());
    }
    digest.update(bytes.array());
  }

  private void add(String part) {
    digest.update(part.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}

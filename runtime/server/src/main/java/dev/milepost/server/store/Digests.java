package dev.milepost.server.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one digest that this package uses. */
public final class Digests {

  private Digests() {}

  /** SHA-256. */
  public static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

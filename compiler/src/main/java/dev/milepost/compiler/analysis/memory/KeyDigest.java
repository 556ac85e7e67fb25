package dev.milepost.compiler.analysis.memory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes one key of several parts. */
final class KeyDigest {

  private final MessageDigest digest;

  KeyDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  void add(String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    // The length in front keeps parts from running into each other, whatever they hold.
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  /** The key: 64 hexadecimal digits. */
  String key() {
    return HexFormat.of().formatHex(digest.digest());
  }
}

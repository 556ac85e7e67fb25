package dev.milepost.compiler.diagnostic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Names findings so that the same one has the same name in the next run. */
final class FindingKey {

  /** So many bytes of the hash are enough to tell the findings of a workspace apart. */
  private static final int BYTES = 10;

  private FindingKey() {}

  static String of(Diagnostic diagnostic) {
    List<String> parts = new ArrayList<>(List.of(diagnostic.rule().id()));
    Diagnostic.About about = diagnostic.about();
    if (about == null) {
      parts.add(diagnostic.span().source().name());
      parts.add(diagnostic.message());
    } else {
      parts.add(about.journey());
      parts.add(about.stage() == null ? "" : about.stage());
      parts.addAll(about.conditions());
    }
    return HexFormat.of().formatHex(sha256(parts), 0, BYTES);
  }

  private static byte[] sha256(List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        // The length before each part keeps ("a", "bc") and ("ab", "c") apart.
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

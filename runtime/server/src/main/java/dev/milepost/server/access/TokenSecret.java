package dev.milepost.server.access;

import dev.milepost.server.store.Digests;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The secret of a token. It has 256 bits of chance, so a plain SHA-256 keeps it: there is nothing
 * to guess that a slow hash would have to protect.
 */
final class TokenSecret {

  private static final String PREFIX = "mp_";
  private static final int BYTES = 32;

  private TokenSecret() {}

  /** A new secret: 46 characters that a header can carry. */
  static String generate(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What is kept of it. */
  static String hash(String secret) {
    return HexFormat.of().formatHex(Digests.sha256(secret.getBytes(StandardCharsets.UTF_8)));
  }
}

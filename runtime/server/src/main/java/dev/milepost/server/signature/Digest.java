package dev.milepost.server.signature;

import dev.milepost.engine.binding.Verification.Hash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** HMACs (RFC 2104), and their comparison in a time that does not depend on how much is right. */
final class Digest {

  private static final String BASE64_KEY = "whsec_";

  private Digest() {}

  /** The HMAC of texts and a body, one after the other. */
  static byte[] hmac(Hash hash, byte[] key, String before, byte[] body) {
    String algorithm =
        switch (hash) {
          case SHA1 -> "HmacSHA1";
          case SHA256 -> "HmacSHA256";
          case SHA512 -> "HmacSHA512";
        };
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      mac.update(before.getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  /** Whether a signature, in hexadecimal or Base64, is that HMAC. */
  static boolean isEqual(byte[] hmac, String signature) {
    byte[] signed = decode(signature, hmac.length);
    return signed != null && MessageDigest.isEqual(hmac, signed);
  }

  /** Whether two texts are the same. */
  static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static byte @Nullable [] decode(String signature, int length) {
    try {
      return signature.length() == 2 * length
          ? HexFormat.of().parseHex(signature)
          : Base64.getDecoder().decode(signature);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /** The key of the Standard Webhooks scheme: {@code whsec_} and Base64, or any text. */
  static byte[] standardKey(String secret) {
    if (secret.startsWith(BASE64_KEY)) {
      try {
        return Base64.getDecoder().decode(secret.substring(BASE64_KEY.length()));
      } catch (IllegalArgumentException _) {
        // Not in Base64 after all: the text itself is the key.
      }
    }
    return key(secret);
  }

  /** A secret as a key. */
  static byte[] key(String secret) {
    return secret.getBytes(StandardCharsets.UTF_8);
  }
}

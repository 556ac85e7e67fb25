package dev.milepost.server.adapter;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests as the Standard Webhooks specification 1.0 says: HMAC-SHA256 over the id, the
 * second and the body.
 */
final class WebhookSignature {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "whsec_";

  private WebhookSignature() {}

  /**
   * The headers of a signed request.
   *
   * @param secret {@code whsec_} and a key in base 64, or any text, which is the key then
   */
  static Map<String, String> headers(String secret, String id, Instant at, byte[] body) {
    String second = Long.toString(at.getEpochSecond());
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key(secret), ALGORITHM));
      mac.update((id + "." + second + ".").getBytes(StandardCharsets.UTF_8));
      String signature = Base64.getEncoder().encodeToString(mac.doFinal(body));
      return Map.of(
          "webhook-id", id,
          "webhook-timestamp", second,
          "webhook-signature", "v1," + signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private static byte[] key(String secret) {
    if (secret.startsWith(PREFIX)) {
      try {
        return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      } catch (IllegalArgumentException _) {
        // Not in base 64 after all: the text itself is the key.
      }
    }
    return secret.getBytes(StandardCharsets.UTF_8);
  }
}

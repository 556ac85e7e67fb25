package dev.milepost.server.signature;

import dev.milepost.engine.binding.Verification.Hash;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * Signs requests as the Standard Webhooks specification 1.0 says: HMAC-SHA256 over the id, the
 * second and the body.
 */
public final class WebhookSignature {

  private WebhookSignature() {}

  /**
   * The headers of a signed request.
   *
   * @param secret {@code whsec_} and a key in base 64, or any text, which is the key then
   */
  public static Map<String, String> headers(String secret, String id, Instant at, byte[] body) {
    String second = Long.toString(at.getEpochSecond());
    byte[] hmac =
        Digest.hmac(Hash.SHA256, Digest.standardKey(secret), id + "." + second + ".", body);
    return Map.of(
        "webhook-id", id,
        "webhook-timestamp", second,
        "webhook-signature", "v1," + Base64.getEncoder().encodeToString(hmac));
  }
}

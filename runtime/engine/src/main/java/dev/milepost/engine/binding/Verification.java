package dev.milepost.engine.binding;

import org.jspecify.annotations.Nullable;

/**
 * How a webhook shows that it comes from whom it says. Only the name of the secret is known here.
 */
public sealed interface Verification {

  /** The name of the secret that sender and receiver share. */
  String secret();

  /**
   * The secret itself comes along.
   *
   * @param name of the header, of the query's parameter, or the path in the body
   */
  record Shown(String secret, Place place, String name) implements Verification {}

  /** Where a secret comes along. */
  enum Place {
    HEADER,
    QUERY,
    BODY
  }

  /** The scheme of the Standard Webhooks specification. */
  record Standard(String secret) implements Verification {}

  /**
   * Stripe's scheme: {@code t=TIME,v1=SIGNATURE} in a header, of the time, a dot and the body.
   *
   * @param header {@code Stripe-Signature} where nothing is said
   */
  record Stripe(String secret, String header) implements Verification {}

  /**
   * An HMAC of the body, in hexadecimal or Base64.
   *
   * @param prefix what stands before it in its header, or null: nothing
   * @param timeHeader the header with the time, which is signed before the body, or null: the body
   *     alone is signed
   */
  record Hmac(
      String secret, Hash hash, String header, @Nullable String prefix, @Nullable String timeHeader)
      implements Verification {}

  /** The hash function of an HMAC. */
  enum Hash {
    SHA1,
    SHA256,
    SHA512
  }
}

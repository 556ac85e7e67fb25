package dev.milepost.server.store;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token that lets somebody call.
 *
 * @param name what the audit log calls its holder
 * @param hash the SHA-256 of its secret, in hexadecimal digits; the secret is not kept
 * @param roles the words for what its holder may do
 * @param revokedAt since when it is void, or null
 */
public record StoredToken(
    String name, String hash, Set<String> roles, Instant createdAt, @Nullable Instant revokedAt) {
  public StoredToken {
    roles = Set.copyOf(roles);
  }
}

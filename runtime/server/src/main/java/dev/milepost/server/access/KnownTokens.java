package dev.milepost.server.access;

import dev.milepost.server.http.Caller;
import dev.milepost.server.http.Role;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.StoredToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tokens of a store, read again every few seconds: another process may change them. */
final class KnownTokens {

  private static final Duration FRESH = Duration.ofSeconds(2);

  private final Store store;
  private final InstantSource clock;
  private volatile @Nullable Snapshot snapshot;

  private record Snapshot(Instant at, boolean wereEverMade, List<StoredToken> valid) {}

  KnownTokens(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Whether a token is needed. Once there was one, it stays so: revoking the last one closes the
   * door instead of opening it.
   */
  boolean areNeeded() {
    return current().wereEverMade();
  }

  /** Whose secret it is. All tokens are compared, and each to its end, whatever was found. */
  Optional<Caller> caller(String secret) {
    byte[] hash = TokenSecret.hash(secret).getBytes(StandardCharsets.US_ASCII);
    StoredToken found = null;
    for (StoredToken token : current().valid()) {
      if (MessageDigest.isEqual(token.hash().getBytes(StandardCharsets.US_ASCII), hash)) {
        found = token;
      }
    }
    return Optional.ofNullable(found).map(KnownTokens::caller);
  }

  private static Caller caller(StoredToken token) {
    Set<Role> roles =
        token.roles().stream()
            .flatMap(word -> Role.of(word).stream())
            .collect(Collectors.toUnmodifiableSet());
    return new Caller(token.name(), roles);
  }

  private Snapshot current() {
    Snapshot known = snapshot;
    Instant now = clock.instant();
    if (known == null || Duration.between(known.at(), now).abs().compareTo(FRESH) >= 0) {
      List<StoredToken> all = Tokens.list(store);
      known =
          new Snapshot(
              now,
              !all.isEmpty(),
              all.stream().filter(token -> token.revokedAt() == null).toList());
      snapshot = known;
    }
    return known;
  }
}

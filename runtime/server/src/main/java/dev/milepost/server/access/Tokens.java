package dev.milepost.server.access;

import dev.milepost.server.http.Role;
import dev.milepost.server.store.AuditEntry;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.StoredToken;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes tokens and takes them back. */
public final class Tokens {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final int DONE = 200;

  private Tokens() {}

  /** Whether a token may have that name: letters, digits, dots, hyphens, at most 64. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * Makes a token.
   *
   * @param actor who makes it
   * @return its secret, which is kept nowhere; empty where there is a token of that name already
   * @throws IllegalArgumentException where the name is none
   */
  public static Optional<String> create(
      Store store, String name, Set<Role> roles, Instant at, String actor) {
    if (!isName(name) || roles.isEmpty()) {
      throw new IllegalArgumentException("a token needs a name and a role");
    }
    String secret = TokenSecret.generate(new SecureRandom());
    StoredToken token =
        new StoredToken(
            name,
            TokenSecret.hash(secret),
            roles.stream().map(Role::word).collect(Collectors.toUnmodifiableSet()),
            at,
            null);
    boolean isNew =
        store.write(transaction -> {
          boolean added = transaction.access().add(token);
          if (added) {
            transaction.access().note(new AuditEntry(0, at, actor, "createToken", name, DONE));
          }
          return added;
        });
    return isNew ? Optional.of(secret) : Optional.empty();
  }

  /** All tokens, revoked ones included, by name. */
  public static List<StoredToken> list(Store store) {
    return store.read(transaction -> transaction.listings().access().tokens());
  }

  /**
   * Makes a token void; a running server notices within seconds.
   *
   * @return whether there was a valid one of that name
   */
  public static boolean revoke(Store store, String name, Instant at, String actor) {
    return store.write(transaction -> {
      boolean revoked = transaction.access().revoke(name, at);
      if (revoked) {
        transaction.access().note(new AuditEntry(0, at, actor, "revokeToken", name, DONE));
      }
      return revoked;
    });
  }
}

package dev.milepost.server.store.sql;

import dev.milepost.server.store.Digests;
import dev.milepost.server.store.SubjectKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Values of keys that are not to come back. They are kept as digests under a secret of the
 * database, so that they cannot be looked up in tables of digests of known addresses. Whoever has
 * the whole database can still try values one by one.
 */
final class Suppression {

  private static final String SECRET = "suppression";
  private static final int SECRET_BYTES = 32;

  private final Session session;
  private @Nullable String secret;
  private boolean isLooked;

  Suppression(Session session) {
    this.session = session;
  }

  /** Forgets what is remembered; it may be another in the database now. */
  void forget() {
    secret = null;
    isLooked = false;
  }

  boolean holds(SubjectKey key) {
    String known = secret();
    return known != null
        && session
                .handle()
                .createQuery("SELECT count(*) FROM suppressed_keys WHERE digest = ?")
                .bind(0, digest(known, key))
                .mapTo(Long.class)
                .one()
            > 0;
  }

  void add(SubjectKey key) {
    String known = secret();
    if (known == null) {
      known = newSecret();
    }
    session
        .handle()
        .execute(
            "INSERT INTO suppressed_keys (digest) VALUES (?) ON CONFLICT DO NOTHING",
            digest(known, key));
  }

  private @Nullable String secret() {
    if (!isLooked) {
      secret =
          session
              .handle()
              .createQuery("SELECT value FROM secrets WHERE name = ?")
              .bind(0, SECRET)
              .mapTo(String.class)
              .findOne()
              .orElse(null);
      isLooked = true;
    }
    return secret;
  }

  private String newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    String made = HexFormat.of().formatHex(bytes);
    session.handle().execute("INSERT INTO secrets (name, value) VALUES (?, ?)", SECRET, made);
    secret = made;
    return made;
  }

  private static String digest(String secret, SubjectKey key) {
    String text = String.join("\0", secret, key.type(), key.key(), key.value());
    return HexFormat.of().formatHex(Digests.sha256(text.getBytes(StandardCharsets.UTF_8)));
  }
}

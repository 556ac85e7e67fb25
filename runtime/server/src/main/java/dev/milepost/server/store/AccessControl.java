package dev.milepost.server.store;

import java.time.Instant;
import java.util.List;

/** Who may call, and who did what. */
public interface AccessControl {

  /** All tokens, revoked ones included, by name. */
  List<StoredToken> tokens();

  /**
   * Adds a token.
   *
   * @return whether no other has its name
   */
  boolean add(StoredToken token);

  /**
   * Makes a token void.
   *
   * @return whether there is one of that name that was valid
   */
  boolean revoke(String name, Instant at);

  /** Notes what somebody did. */
  void note(AuditEntry entry);

  /** What was done, the latest last, after a number, at most so many. */
  List<AuditEntry> audit(long after, int limit);
}

package dev.milepost.server.access;

import dev.milepost.server.store.AuditEntry;
import dev.milepost.server.store.Store;
import java.time.Instant;

/** Notes what is done on a database without going through a server, under the same names. */
public final class Audit {

  private static final int DONE = 200;

  private Audit() {}

  /**
   * Notes that something was done.
   *
   * @param at when, by the clock of whoever notes it
   * @param action the name of the operation, as in the API
   * @param target on what: the path that it has in the API, or a name
   */
  public static void note(Store store, Instant at, String actor, String action, String target) {
    AuditEntry entry = new AuditEntry(0, at, actor, action, target, DONE);
    store.write(transaction -> {
      transaction.access().note(entry);
      return entry;
    });
  }
}

package dev.milepost.server.store.sql;

import dev.milepost.server.store.AccessControl;
import dev.milepost.server.store.AuditEntry;
import dev.milepost.server.store.StoredToken;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who may call, and who did what. */
final class AccessTables implements AccessControl {

  private final Session session;

  AccessTables(Session session) {
    this.session = session;
  }

  @Override
  public List<StoredToken> tokens() {
    return session
        .handle()
        .createQuery("SELECT name, hash, roles, created_at, revoked_at FROM tokens ORDER BY name")
        .map((row, _) ->
            new StoredToken(
                row.getString("name"),
                row.getString("hash"),
                Set.of(row.getString("roles").split(" ")),
                Micros.instant(row.getLong("created_at")),
                Micros.instant(Columns.number(row, "revoked_at"))))
        .list();
  }

  @Override
  public boolean add(StoredToken token) {
    return session
            .handle()
            .execute(
                "INSERT INTO tokens (name, hash, roles, created_at) VALUES (?, ?, ?, ?)"
                    + " ON CONFLICT DO NOTHING",
                token.name(),
                token.hash(),
                String.join(" ", new TreeSet<>(token.roles())),
                Micros.of(token.createdAt()))
        > 0;
  }

  @Override
  public boolean revoke(String name, Instant at) {
    return session
            .handle()
            .execute(
                "UPDATE tokens SET revoked_at = ? WHERE name = ? AND revoked_at IS NULL",
                Micros.of(at),
                name)
        > 0;
  }

  @Override
  public void note(AuditEntry entry) {
    session
        .handle()
        .execute(
            "INSERT INTO audit (at, actor, action, target, status) VALUES (?, ?, ?, ?, ?)",
            Micros.of(entry.at()),
            entry.actor(),
            entry.action(),
            entry.target(),
            entry.status());
  }

  @Override
  public List<AuditEntry> audit(long after, int limit) {
    return session
        .handle()
        .createQuery(
            "SELECT number, at, actor, action, target, status FROM audit WHERE number > ?"
                + " ORDER BY number LIMIT ?")
        .bind(0, after)
        .bind(1, limit)
        .map((row, _) ->
            new AuditEntry(
                row.getLong("number"),
                Micros.instant(row.getLong("at")),
                row.getString("actor"),
                row.getString("action"),
                row.getString("target"),
                row.getInt("status")))
        .list();
  }
}

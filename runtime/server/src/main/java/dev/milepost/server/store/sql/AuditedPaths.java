package dev.milepost.server.store.sql;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The paths in the audit log that name subjects: {@code /subjects/TYPE/KEY/...}. */
final class AuditedPaths {

  private static final String ROOT = "/subjects/";
  private static final String FORGOTTEN = "{key}";

  private final Handle handle;

  AuditedPaths(Handle handle) {
    this.handle = handle;
  }

  /** Takes the name of a subject out of all paths. What was done, by whom and when stays. */
  void forget(String type, String key) {
    record Noted(long number, String path) {}
    List<Noted> naming = new ArrayList<>();
    handle
        .createQuery("SELECT number, target FROM audit WHERE target LIKE ?")
        .bind(0, ROOT + "%")
        .map((row, _) -> new Noted(row.getLong("number"), row.getString("target")))
        .forEach(naming::add);
    for (Noted noted : naming) {
      String[] parts = noted.path().substring(ROOT.length()).split("/", 3);
      if (parts.length > 1 && decoded(parts[0]).equals(type) && decoded(parts[1]).equals(key)) {
        String rest = parts.length > 2 ? "/" + parts[2] : "";
        handle.execute(
            "UPDATE audit SET target = ? WHERE number = ?",
            ROOT + parts[0] + "/" + FORGOTTEN + rest,
            noted.number());
      }
    }
  }

  /** A part of a path as it was meant; a plus stands for itself there. */
  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return part;
    }
  }
}

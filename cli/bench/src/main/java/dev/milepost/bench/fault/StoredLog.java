package dev.milepost.bench.fault;

import dev.milepost.server.operate.Verification;
import dev.milepost.server.store.OutboxItem;
import dev.milepost.server.store.PastInput.Delivery;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at a database from outside, when no server runs. */
final class StoredLog {

  private static final int PAGE = 1_000;

  private StoredLog() {}

  /** Replays the log and compares it with what is stored. */
  static Verification.Result verify(Path database, Findings findings) {
    try (Store store = SqliteStores.openToRead(database)) {
      Verification.Result result = Verification.verify(store, _ -> {});
      findings.require(
          result.isClean(),
          "verify: "
              + result.different()
              + " subjects differ, "
              + result.log().missing()
              + " lines of the log are missing: "
              + result.differences());
      return result;
    }
  }

  /** The actions that were asked for: whether each was delivered, by its key. */
  static Map<String, Boolean> actions(Path database) {
    Map<String, Boolean> actions = new HashMap<>();
    try (Store store = SqliteStores.openToRead(database)) {
      long after = 0;
      List<OutboxItem> page = actionsAfter(store, after);
      while (!page.isEmpty()) {
        for (OutboxItem item : page) {
          actions.put(item.stored().key(), item.stored().delivery() == Delivery.DELIVERED);
          after = item.number();
        }
        page = actionsAfter(store, after);
      }
    }
    return actions;
  }

  private static List<OutboxItem> actionsAfter(Store store, long after) {
    return store.read(read -> read.outbox().list(null, after, PAGE));
  }

  /** How often each signal is in the log, by source and id. */
  static Map<String, Integer> signals(Path database) throws SQLException {
    Map<String, Integer> counts = new HashMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT names.text, inputs.id, count(*) FROM inputs JOIN names ON names.number ="
                    + " inputs.source WHERE inputs.id IS NOT NULL GROUP BY names.text,"
                    + " inputs.id")) {
      while (rows.next()) {
        counts.put(rows.getString(1) + "/" + rows.getString(2), rows.getInt(3));
      }
    }
    return counts;
  }
}

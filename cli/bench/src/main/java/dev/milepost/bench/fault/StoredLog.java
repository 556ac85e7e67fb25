package dev.milepost.bench.fault;

import dev.milepost.server.operate.Verification;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** Looks at a database from outside, when no server runs. */
final class StoredLog {

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

package dev.milepost.bench.replay;

import dev.milepost.server.intake.SignalFile;
import dev.milepost.server.intake.message.IntakeException;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the log and writes recorded rows in their groups: the least that a program can do that ends
 * with the same database. The rows are in memory before the clock starts.
 */
final class BareRun {

  private BareRun() {}

  public static void main(String[] arguments) throws IOException, IntakeException, SQLException {
    RecordedLog log = RecordedLog.of(arguments[0], arguments[1], arguments[2]);
    Path database = Path.of(arguments[4]);
    SqliteStores.open(database, SqliteOptions.STANDARD).close();
    List<List<Tape.Rows>> groups;
    try (Connection tape = DriverManager.getConnection("jdbc:sqlite:" + arguments[3])) {
      groups = Tape.read(tape);
    }
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:sqlite:" + database + "?synchronous=FULL&jdbc.get_generated_keys=false")) {
      try (Statement statement = connection.createStatement()) {
        // As the store has it.
        statement.execute("PRAGMA cache_size = -32768");
        statement.execute("PRAGMA wal_autocheckpoint = 4000");
      }
      ChildRun.Start start = ChildRun.Start.now();
      int signals = 0;
      try (SignalFile file = log.open()) {
        while (file.next() != null) {
          signals++;
        }
      }
      write(connection, groups);
      ChildRun.report(start);
      System.out.println(signals + " messages, " + groups.size() + " groups");
    }
  }

  private static void write(Connection connection, List<List<Tape.Rows>> groups)
      throws SQLException {
    connection.setAutoCommit(false);
    Map<String, PreparedStatement> statements = new HashMap<>();
    for (List<Tape.Rows> group : groups) {
      for (Tape.Rows rows : group) {
        String sql = rows.deleted() ? rows.table().delete() : rows.table().upsert();
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
          statement = connection.prepareStatement(sql);
          statements.put(sql, statement);
        }
        write(statement, rows);
      }
      connection.commit();
    }
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
  }

  private static void write(PreparedStatement statement, Tape.Rows rows) throws SQLException {
    List<String> columns = rows.deleted() ? rows.table().keys() : rows.table().columns();
    int[] places = columns.stream().mapToInt(rows.table().columns()::indexOf).toArray();
    for (Object[] row : rows.rows()) {
      for (int i = 0; i < places.length; i++) {
        statement.setObject(i + 1, row[places[i]]);
      }
      statement.addBatch();
    }
    statement.executeBatch();
  }
}

package dev.milepost.bench.replay;

import dev.milepost.bench.measure.ChildRun;
import dev.milepost.bench.measure.Tape;
import dev.milepost.server.intake.SignalFile;
import dev.milepost.server.intake.message.IntakeException;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

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
      Tape.write(connection, groups);
      ChildRun.report(start);
      System.out.println(signals + " messages, " + groups.size() + " groups");
    }
  }
}

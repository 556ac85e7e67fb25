package dev.milepost.bench.loop;

import dev.milepost.bench.measure.ChildRun;
import dev.milepost.bench.measure.Tape;
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
 * Writes the rows of a recorded loop again in the same transactions: the least that can be done.
 * What the loop does before its clock starts, this does, too: the same into another database.
 */
final class BareLoopRun {

  private BareLoopRun() {}

  /** {@code BareLoopRun TAPE DATABASE}. */
  public static void main(String[] arguments) throws IOException, SQLException {
    List<List<Tape.Rows>> groups;
    try (Connection tape = DriverManager.getConnection("jdbc:sqlite:" + arguments[0])) {
      groups = Tape.read(tape);
    }
    Path warm = Path.of(arguments[1] + ".warm");
    for (int i = 0; i < LoopRun.WARM_UPS; i++) {
      write(warm, groups);
      SqliteStores.remove(warm);
    }
    write(Path.of(arguments[1]), groups);
    System.out.println(groups.size() + " transactions");
  }

  static void write(Path database, List<List<Tape.Rows>> groups) throws IOException, SQLException {
    SqliteStores.open(database, SqliteOptions.STANDARD).close();
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:sqlite:" + database + "?synchronous=FULL&jdbc.get_generated_keys=false")) {
      try (Statement statement = connection.createStatement()) {
        // As the store has it.
        statement.execute("PRAGMA cache_size = -32768");
        statement.execute("PRAGMA wal_autocheckpoint = 4000");
      }
      ChildRun.Start start = ChildRun.Start.now();
      Tape.write(connection, groups);
      ChildRun.report(start);
    }
  }
}

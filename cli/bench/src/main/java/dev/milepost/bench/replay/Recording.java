package dev.milepost.bench.replay;

import dev.milepost.bench.measure.Tape;
import dev.milepost.bench.measure.TapedStore;
import dev.milepost.server.intake.message.IntakeException;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Notes which rows a replay writes, in their order. Triggers do it, so the replay itself is the one
 * that is measured.
 */
final class Recording {

  private Recording() {}

  public static void main(String[] arguments) throws IOException, IntakeException, SQLException {
    RecordedLog log = RecordedLog.of(arguments[0], arguments[1], arguments[2]);
    Path database = Path.of(arguments[3]);
    SqliteStores.open(database, SqliteOptions.STANDARD).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      Tape.install(connection);
      try (Store store =
          new TapedStore(SqliteStores.open(database, SqliteOptions.STANDARD), connection)) {
        log.replay(store);
      }
    }
  }
}

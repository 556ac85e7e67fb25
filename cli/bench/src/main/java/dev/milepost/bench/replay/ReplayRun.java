package dev.milepost.bench.replay;

import dev.milepost.bench.measure.ChildRun;
import dev.milepost.server.intake.message.IntakeException;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.io.IOException;
import java.nio.file.Path;

/** One replay into a new database. The tables are made before the clock starts. */
final class ReplayRun {

  private ReplayRun() {}

  public static void main(String[] arguments) throws IOException, IntakeException {
    RecordedLog log = RecordedLog.of(arguments[0], arguments[1], arguments[2]);
    try (Store store = SqliteStores.open(Path.of(arguments[3]), SqliteOptions.STANDARD)) {
      ChildRun.Start start = ChildRun.Start.now();
      log.replay(store);
      ChildRun.report(start);
    }
  }
}

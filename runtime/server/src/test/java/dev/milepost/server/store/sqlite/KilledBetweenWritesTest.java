package dev.milepost.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.state.SubjectStateJson;
import dev.milepost.server.operate.Verification;
import dev.milepost.server.store.Declarations;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.StoreException;
import dev.milepost.server.store.StoredSubject;
import dev.milepost.server.store.sql.SqlDatabase;
import dev.milepost.server.store.sql.SqlStore;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import dev.milepost.server.writer.Writer;
import dev.milepost.server.writer.WriterOptions;
import dev.milepost.server.writer.WriterOptions.ClockMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConnection;

/**
 * Of one macrostep, what the disk holds before and after each of its writes: what a process leaves
 * behind that is killed there.
 */
final class KilledBetweenWritesTest {

  private static final SubjectName ACME = new SubjectName("Customer", "acme");

  @TempDir private Path folder;

  /** A database whose files are copied at each write, as they are at that moment. */
  private record Watched(SqliteDatabase database, Path live, Path copies, List<Path> taken)
      implements SqlDatabase {

    private static Watched at(Path folder, Path live) {
      return new Watched(
          SqliteDatabase.open(live.resolve("store.db"), SqliteOptions.STANDARD),
          live,
          folder.resolve("copies"),
          new ArrayList<>());
    }

    @Override
    public String name() {
      return database.name();
    }

    @Override
    public Handle openWriter() {
      Handle handle = database.openWriter();
      try {
        SQLiteConnection connection = handle.getConnection().unwrap(SQLiteConnection.class);
        connection.addUpdateListener((_, _, _, _) -> copy());
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return handle;
    }

    private void copy() {
      Path copy = copies.resolve("killed-" + taken.size());
      try (Stream<Path> files = Files.list(live)) {
        Files.createDirectories(copy);
        for (Path file : files.toList()) {
          // The index of the write-ahead log is memory that processes share; it is built anew.
          if (!file.toString().endsWith("-shm")) {
            Files.copy(file, copy.resolve(file.getFileName()));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      taken.add(copy);
    }

    @Override
    public Handle openReader() {
      return database.openReader();
    }

    @Override
    public String versionQuery() {
      return database.versionQuery();
    }

    @Override
    public void beginErasing(Handle writer) {
      database.beginErasing(writer);
    }

    @Override
    public void endErasing(Handle writer) {
      database.endErasing(writer);
    }

    @Override
    public StoreException explain(RuntimeException failure) {
      return database.explain(failure);
    }

    @Override
    public void close() {
      database.close();
    }
  }

  private static Writer writer(Store store) {
    return new Writer(store, SmallWorld.deployment(), WriterOptions.replay(ClockMode.SHARED));
  }

  private static String state(Store store, Declarations declarations) {
    return store.read(read ->
        read.find(ACME, declarations)
            .map(StoredSubject::state)
            .map(SubjectStateJson::hash)
            .orElse("nobody"));
  }

  @Test
  void allOfAMacrostepIsThereOrNoneOfIt() throws IOException {
    Path live = Files.createDirectory(folder.resolve("live"));
    Watched watched = Watched.at(folder, live);
    List<Path> taken;
    Signals signals = new Signals();
    String before;
    String after;
    try (Store store = new SqlStore(watched)) {
      store.write(transaction -> {
        transaction.deploy(SmallWorld.deployment(), Signals.MONDAY, "ann");
        return transaction;
      });
      Writer writer = writer(store);
      writer.write(List.of(signals.account(Signals.MONDAY, "acme", Signals.text("Stage", "won"))));
      before = state(store, writer.declarations());
      int writesBefore = watched.taken.size();
      writer.write(
          List.of(
              signals.invoice(
                  Signals.MONDAY.plusSeconds(9), "acme", "I", Signals.text("Status", "Paid"))));
      after = state(store, writer.declarations());
      watched.copy();
      taken = watched.taken.subList(writesBefore, watched.taken.size());
    }
    assertThat(taken).as("writes of the log, the outbox and the timers").hasSizeGreaterThan(3);
    assertThat(after).isNotEqualTo(before);
    for (Path copy : taken) {
      try (Store store = SqliteStores.open(copy.resolve("store.db"), SqliteOptions.STANDARD)) {
        Writer writer = writer(store);
        assertThat(state(store, writer.declarations())).isIn(before, after);
        assertThat(Verification.verify(store, _ -> {}).isClean()).isTrue();
        long inputs = store.read(ReadTransaction::tally).inputs();
        assertThat(inputs).isEqualTo(state(store, writer.declarations()).equals(before) ? 1 : 2);
      }
    }
  }
}

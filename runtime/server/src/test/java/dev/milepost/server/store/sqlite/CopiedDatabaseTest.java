package dev.milepost.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.server.operate.Verification;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.StoreException;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import dev.milepost.server.writer.Writer;
import dev.milepost.server.writer.WriterOptions;
import dev.milepost.server.writer.WriterOptions.ClockMode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups, and databases made out of them. */
final class CopiedDatabaseTest {

  @TempDir private Path folder;

  private Path filled() {
    Path database = folder.resolve("store.db");
    try (Store store = SqliteStores.open(database, SqliteOptions.STANDARD)) {
      fill(store);
    }
    return database;
  }

  private static void fill(Store store) {
    store.write(transaction -> {
      transaction.deploy(SmallWorld.deployment(), Signals.MONDAY, "ann");
      return transaction;
    });
    new Writer(store, SmallWorld.deployment(), WriterOptions.replay(ClockMode.SHARED))
        .write(new Signals().random(3, 200));
  }

  @Test
  void aCopyHoldsEverythingAlsoOfADatabaseInUse() {
    Path database = folder.resolve("store.db");
    Path copy = folder.resolve("copy.db");
    try (Store store = SqliteStores.open(database, SqliteOptions.STANDARD)) {
      fill(store);
      SqliteStores.copy(database, copy);
      long inputs = store.read(ReadTransaction::tally).inputs();
      try (Store other = SqliteStores.openToRead(copy)) {
        assertThat(Verification.verify(other, _ -> {}).isClean()).isTrue();
        assertThat(other.read(ReadTransaction::tally).inputs()).isEqualTo(inputs);
      }
    }
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Path database = filled();
    Path there = Files.writeString(folder.resolve("there.db"), "something");

    assertThatThrownBy(() -> SqliteStores.copy(database, there))
        .isInstanceOf(StoreException.class)
        .hasMessage("there is a file " + there + " already; name a new one, or move it away");
    assertThat(there).hasContent("something");
  }

  @Test
  void aDamagedDatabaseIsNotCopiedAsIfItWereSound() throws IOException {
    Path database = filled();
    try (RandomAccessFile file = new RandomAccessFile(database.toFile(), "rw")) {
      byte[] nonsense = new byte[4096];
      Arrays.fill(nonsense, (byte) 0x5a);
      file.seek(4096L * 5);
      file.write(nonsense);
    }
    Path copy = folder.resolve("copy.db");

    assertThatThrownBy(() -> SqliteStores.copy(database, copy))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("damaged");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())).toList())
          .isSubsetOf(List.of("store.db", "store.db-wal", "store.db-shm"));
    }
  }

  @Test
  void whatIsNoDatabaseIsToldAsThat() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no database at all, but notes");

    assertThatThrownBy(() -> SqliteStores.copy(text, folder.resolve("copy.db")))
        .hasMessage(text + " is no database; name another file, or a new one");
    assertThatThrownBy(
            () -> SqliteStores.copy(folder.resolve("nowhere.db"), folder.resolve("copy.db")))
        .hasMessage("there is no database " + folder.resolve("nowhere.db"));
  }
}

package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Java watches before it writes the cache of servers. */
final class TrainingTest {

  @TempDir Path folder;

  @Test
  void aServerRunsTheWorkspaceAndIsStoppedWhenItIsReady() throws Exception {
    Path database = folder.resolve("training.db");

    Training.serve(SmallWorkspace.in(folder).toString(), database);

    try (Store store = SqliteStores.openToRead(database)) {
      assertThat(store.read(ReadTransaction::deployment)).isPresent();
    }
  }
}

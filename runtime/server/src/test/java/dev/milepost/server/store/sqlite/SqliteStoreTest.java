package dev.milepost.server.store.sqlite;

import dev.milepost.server.store.OperationsContract;
import dev.milepost.server.store.OutboxContract;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteStoreTest implements StoreContract, OutboxContract, OperationsContract {

  @TempDir private Path folder;

  @Override
  public Store open() {
    return SqliteStores.open(folder.resolve("store.db"), SqliteOptions.STANDARD);
  }
}

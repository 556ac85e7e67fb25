package dev.milepost.server.store.sqlite;

import dev.milepost.server.store.Store;
import dev.milepost.server.store.sql.SqlStore;
import java.nio.file.Path;

/** Opens stores in SQLite files. */
public final class SqliteStores {

  private SqliteStores() {}

  /**
   * Opens the database of that path, makes it where there is none, and brings an older one up to
   * date. Where anything fails, an existing file is as it was and no new one is left.
   *
   * @throws dev.milepost.server.store.StoreException where that is not possible
   */
  public static Store open(Path path, SqliteOptions options) {
    return new SqlStore(SqliteDatabase.open(path, options));
  }

  /**
   * Opens an existing database for reading alone; {@link Store#write} fails.
   *
   * @throws dev.milepost.server.store.StoreException where there is none, or it is no database of
   *     this version
   */
  public static Store openToRead(Path path) {
    return new SqlStore(SqliteDatabase.openToRead(path));
  }

  /**
   * Copies a database as it is at one moment, also while others write. The copy has been checked
   * when it appears.
   *
   * @param to a new file
   * @throws dev.milepost.server.store.StoreException where that is not possible; then there is no
   *     new file
   */
  public static void copy(Path from, Path to) {
    SqliteCopy.copy(SqliteDatabase.openToCopy(from), from, to);
  }

  /** Removes a database that nobody has open, with what SQLite keeps beside it; best effort. */
  public static void remove(Path path) {
    new SqliteFile(path).remove();
  }
}

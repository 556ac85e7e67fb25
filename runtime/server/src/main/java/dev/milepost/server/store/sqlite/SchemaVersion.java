package dev.milepost.server.store.sqlite;

import dev.milepost.server.store.StoreException;
import dev.milepost.server.store.StoreException.Reason;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Whose database it is, and how many migrations it has seen. Both stand in the file's header, so
 * that asking costs two reads and no class of Flyway.
 */
final class SchemaVersion {

  /** "MILE"; the first migration says the same. */
  private static final int APPLICATION = 0x4D494C45;

  /** How many migrations there are. */
  static final int CURRENT = 12;

  private static final String HISTORY = "flyway_schema_history";

  private SchemaVersion() {}

  /**
   * Whether migrations have to run.
   *
   * @throws StoreException where it is another program's database, or a newer version's
   */
  static boolean isBehind(Handle handle, Path path) {
    int application = number(handle, "PRAGMA application_id");
    int version = number(handle, "PRAGMA user_version");
    if (application == APPLICATION) {
      if (version > CURRENT) {
        throw new StoreException(
            Reason.NEWER_SCHEMA,
            "the database "
                + path
                + " was written by a newer version (its schema is "
                + version
                + ", this version knows "
                + CURRENT
                + "); use that version");
      }
      return version < CURRENT;
    }
    List<String> tables =
        handle
            .createQuery("SELECT name FROM sqlite_master WHERE type = 'table' LIMIT 2")
            .mapTo(String.class)
            .list();
    // A process that was killed while it made the database leaves it empty but for the history.
    boolean isNew =
        application == 0
            && tables.stream().allMatch(table -> table.equals(HISTORY))
            && version == 0;
    if (!isNew) {
      throw new StoreException(
          Reason.FOREIGN_DATABASE,
          path + " is a database of another program; name another file, or a new one");
    }
    return true;
  }

  /** Notes that all migrations have run. */
  static void write(Handle handle) {
    handle.execute("PRAGMA user_version = " + CURRENT);
  }

  private static int number(Handle handle, String pragma) {
    return handle.createQuery(pragma).mapTo(Integer.class).one();
  }
}

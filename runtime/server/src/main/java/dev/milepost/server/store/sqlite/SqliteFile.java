package dev.milepost.server.store.sqlite;

import dev.milepost.server.store.StoreException;
import dev.milepost.server.store.StoreException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What can be said of a database file before SQLite opens it. */
final class SqliteFile {

  /** The first bytes of every database (sqlite.org/fileformat.html, section 1.3). */
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private final Path path;

  SqliteFile(Path path) {
    this.path = path;
  }

  /**
   * Checks that the file can become or is a database.
   *
   * @return whether it is there
   */
  boolean checkForWriting() {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new StoreException(
          Reason.MISSING, "there is no folder " + folder + " for the database " + path);
    }
    if (!Files.exists(path)) {
      return false;
    }
    checkIsDatabase();
    if (!Files.isWritable(path)) {
      throw new StoreException(
          Reason.READ_ONLY,
          "the database " + path + " cannot be written: its permissions do not allow it");
    }
    return true;
  }

  void checkForReading() {
    if (!Files.exists(path)) {
      throw new StoreException(Reason.MISSING, "there is no database " + path);
    }
    checkIsDatabase();
  }

  /** Removes the file with what SQLite puts beside it. */
  void remove() {
    for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
      try {
        Files.deleteIfExists(Path.of(path + suffix));
      } catch (IOException _) {
        // What went wrong before is what is told.
      }
    }
  }

  private void checkIsDatabase() {
    if (Files.isDirectory(path)) {
      throw new StoreException(
          Reason.NOT_A_FILE, path + " is a folder; name a file for the database");
    }
    if (!Files.isRegularFile(path)) {
      throw new StoreException(
          Reason.NOT_A_FILE, path + " is a device or the like; name a file for the database");
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] start = in.readNBytes(MAGIC.length);
      if (start.length > 0 && !Arrays.equals(start, MAGIC)) {
        throw new StoreException(
            Reason.NOT_A_DATABASE, path + " is no database; name another file, or a new one");
      }
    } catch (IOException e) {
      throw new StoreException(
          Reason.NOT_ALLOWED, "the database " + path + " cannot be read: " + e.getMessage(), e);
    }
  }
}

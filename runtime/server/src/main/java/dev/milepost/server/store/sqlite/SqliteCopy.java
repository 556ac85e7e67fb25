package dev.milepost.server.store.sqlite;

import dev.milepost.server.store.StoreException;
import dev.milepost.server.store.StoreException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Copies a database as it is at one moment, also while others write. The copy holds no deleted
 * content, has been checked, and appears under its name when it is complete.
 */
final class SqliteCopy {

  private static final String PART = ".part";
  private static final String SOUND = "ok";

  private SqliteCopy() {}

  static void copy(SqliteDatabase from, Path source, Path to) {
    if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      throw new StoreException(
          Reason.NOT_A_FILE, "there is a file " + to + " already; name a new one, or move it away");
    }
    Path folder = to.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new StoreException(Reason.MISSING, "there is no folder for the file " + to);
    }
    Path part = folder.resolve(to.getFileName() + PART);
    boolean isDone = false;
    try {
      Files.deleteIfExists(part);
      try (Handle handle = from.openReader()) {
        handle.execute("VACUUM INTO ?", part.toString());
      }
      check(part, source);
      sync(part);
      Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
      sync(folder);
      isDone = true;
    } catch (IOException e) {
      throw new StoreException(
          Reason.FAILED, "the file " + to + " could not be written: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw e instanceof StoreException known ? known : SqliteFailures.explain(e, to);
    } finally {
      if (!isDone) {
        new SqliteFile(part).remove();
      }
    }
  }

  private static void check(Path part, Path source) {
    try (Handle handle = SqliteDatabase.of(part).openReader()) {
      List<String> found = handle.createQuery("PRAGMA integrity_check").mapTo(String.class).list();
      if (!found.equals(List.of(SOUND))) {
        throw new StoreException(
            Reason.DAMAGED,
            "the database " + source + " is damaged: " + found.getFirst() + "; nothing was copied");
      }
    }
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}

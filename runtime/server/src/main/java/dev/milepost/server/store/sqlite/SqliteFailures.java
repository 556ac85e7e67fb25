package dev.milepost.server.store.sqlite;

import dev.milepost.server.store.StoreException;
import dev.milepost.server.store.StoreException.Reason;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says what SQLite's failures mean to people. */
final class SqliteFailures {

  /** The lower byte of a result code is its family (sqlite.org/rescode.html). */
  private static final int FAMILY = 0xFF;

  private SqliteFailures() {}

  static StoreException explain(RuntimeException failure, Path path) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case StoreException known -> {
          return known;
        }
        case SQLiteException sqlite -> {
          return explain(sqlite, path);
        }
        default -> {}
      }
    }
    return new StoreException(
        Reason.FAILED, "the database " + path + " failed: " + failure.getMessage(), failure);
  }

  private static StoreException explain(SQLiteException failure, Path path) {
    SQLiteErrorCode code = failure.getResultCode();
    return switch (code.code & FAMILY) {
      case 13 ->
          of(
              Reason.FULL,
              "the database "
                  + path
                  + " cannot grow: the disk or its allowed size is full; nothing"
                  + " of the last group was written",
              failure);
      case 11 ->
          of(
              Reason.DAMAGED,
              "the database " + path + " is damaged; restore a backup, or replay into a new file",
              failure);
      case 26 ->
          of(
              Reason.NOT_A_DATABASE,
              path + " is no database, or a damaged one; name another file, or a new one",
              failure);
      case 8 ->
          of(
              Reason.READ_ONLY,
              "the database " + path + " cannot be written: the file or its folder is read-only",
              failure);
      case 5, 6 ->
          of(
              Reason.BUSY,
              "the database " + path + " is held by another process; try again when it has ended",
              failure);
      case 14 ->
          of(
              Reason.NOT_ALLOWED,
              "the database "
                  + path
                  + " cannot be opened: look at the permissions of the file and its folder",
              failure);
      case 10 ->
          of(
              Reason.FAILED,
              "the disk failed under the database " + path + " (" + code + ")",
              failure);
      default ->
          of(Reason.FAILED, "the database " + path + " failed: " + failure.getMessage(), failure);
    };
  }

  private static StoreException of(Reason reason, String message, @Nullable Throwable cause) {
    return new StoreException(reason, message, cause);
  }
}

package dev.milepost.server.store;

import org.jspecify.annotations.Nullable;

/**
 * That a store cannot be opened, read or written. The message is one sentence for people: what is
 * wrong, with which file, and what to do. Whatever was being written is not there.
 */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Reason reason;

  /** What is wrong, for programs. */
  public enum Reason {
    /** There is no file of that name. */
    MISSING,
    /** There is something of that name that is no regular file. */
    NOT_A_FILE,
    /** The file is no database. */
    NOT_A_DATABASE,
    /** The file is a database of another program. */
    FOREIGN_DATABASE,
    /** The database was written by a newer version of this program. */
    NEWER_SCHEMA,
    /** The database was written by an older version and may not be changed here. */
    OLDER_SCHEMA,
    /** The file or its folder cannot be written. */
    READ_ONLY,
    /** The file or its folder cannot be read. */
    NOT_ALLOWED,
    /** The disk, or the size that the database may have, is full. */
    FULL,
    /** The database is damaged. */
    DAMAGED,
    /** Another process holds the database for longer than one may wait. */
    BUSY,
    /** What is stored does not fit the declarations or plans that are to be run on it. */
    DOES_NOT_CONTINUE,
    /** The disk failed otherwise. */
    FAILED
  }

  public StoreException(Reason reason, String message) {
    this(reason, message, null);
  }

  public StoreException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What is wrong, for programs. */
  public Reason reason() {
    return reason;
  }
}

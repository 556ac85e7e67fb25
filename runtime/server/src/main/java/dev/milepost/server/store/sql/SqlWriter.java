package dev.milepost.server.store.sql;

import dev.milepost.server.store.WriteTransaction;
import java.util.Objects;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** The connection that writes, with what it remembers from transaction to transaction. */
final class SqlWriter {

  private static final long NO_VERSION = Long.MIN_VALUE;

  private final SqlDatabase database;
  private final Handle handle;
  private final Session session;
  private final SqlWriting writing;
  private final Lookup versions;
  private long version = NO_VERSION;

  SqlWriter(SqlDatabase database, Handle handle) {
    this.database = database;
    this.handle = handle;
    this.session = new Session(handle, new Names());
    this.writing = new SqlWriting(session);
    this.versions = new Lookup(handle, database.versionQuery());
  }

  <R> R write(Function<WriteTransaction, R> work) {
    handle.begin();
    boolean committed = false;
    try {
      long found = Objects.requireNonNull(versions.number());
      boolean othersWrote = found != version;
      if (othersWrote) {
        session.names().forget();
      }
      writing.begin(othersWrote);
      R result = work.apply(writing);
      writing.write();
      handle.commit();
      committed = true;
      version = found;
      return result;
    } finally {
      if (!committed) {
        rollback();
      }
    }
  }

  <R> R erase(Function<WriteTransaction, R> work) {
    database.beginErasing(handle);
    try {
      return write(work);
    } finally {
      database.endErasing(handle);
    }
  }

  /** What was remembered may speak of rows that are not there now. */
  private void rollback() {
    writing.discard();
    session.names().forget();
    version = NO_VERSION;
    try {
      handle.rollback();
    } catch (JdbiException _) {
      // The database has rolled back by itself; what went wrong before is what is told.
    }
  }

  void close() {
    handle.close();
  }
}

package dev.milepost.server.store.sql;

import dev.milepost.server.store.ReadTransaction;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Connections that read, kept for those who come next: one that is open has its statements prepared
 * and knows the names. There are as many as read at a time; of those that are idle some stay.
 */
final class ReaderPool {

  private static final int MOST_IDLE = 8;

  private final SqlDatabase database;
  private final Deque<Reader> idle = new ArrayDeque<>();
  private boolean isClosed;

  ReaderPool(SqlDatabase database) {
    this.database = database;
  }

  /** A connection with what it remembers. */
  private record Reader(Handle handle, SqlReading reading) {

    private static Reader on(Handle handle) {
      return new Reader(handle, new SqlReading(new Session(handle, new Names())));
    }
  }

  /** Reads in a transaction: all of it as of one moment. */
  <R> R read(Function<ReadTransaction, R> work) {
    Reader known = take();
    Reader reader = known == null ? Reader.on(database.openReader()) : known;
    try {
      reader.handle().begin();
      reader.reading().begin();
      return work.apply(reader.reading());
    } finally {
      end(reader);
    }
  }

  /** Nothing was written, so nothing is lost where the end fails; what failed before is told. */
  private void end(Reader reader) {
    try {
      if (reader.handle().isInTransaction()) {
        reader.handle().rollback();
      }
      if (giveBack(reader)) {
        return;
      }
      reader.handle().close();
    } catch (JdbiException _) {
      discard(reader);
    }
  }

  private static void discard(Reader reader) {
    try {
      reader.handle().getConnection().close();
    } catch (SQLException _) {
      // It is of no use any more, closed or not.
    }
  }

  private synchronized @Nullable Reader take() {
    return idle.pollFirst();
  }

  private synchronized boolean giveBack(Reader reader) {
    if (isClosed || idle.size() >= MOST_IDLE) {
      return false;
    }
    idle.addFirst(reader);
    return true;
  }

  /** Closes those that are idle; those that read are closed when they are done. */
  synchronized void close() {
    isClosed = true;
    idle.forEach(reader -> reader.handle().close());
    idle.clear();
  }
}

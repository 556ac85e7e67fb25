package dev.milepost.server.store.sql;

import dev.milepost.server.store.StoreException;
import org.jdbi.v3.core.Handle;

/** What differs between databases. */
public interface SqlDatabase extends AutoCloseable {

  /** What the database is called in messages. */
  String name();

  /** A connection that may write; its transactions exclude other writers from their begin on. */
  Handle openWriter();

  /** A connection that reads beside the writer. */
  Handle openReader();

  /**
   * A query for a number that stays the same while nobody but the connection that asks writes; it
   * is asked inside of each transaction.
   */
  String versionQuery();

  /** From now on what is deleted is overwritten; asked outside of a transaction. */
  void beginErasing(Handle writer);

  /** Deletes as usual again; what was deleted since the begin is nowhere on the disk. */
  void endErasing(Handle writer);

  /** What a failure of the database means to people. */
  StoreException explain(RuntimeException failure);

  @Override
  void close();
}

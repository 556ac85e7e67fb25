package dev.milepost.server.store.sql;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Rows for one statement, collected and written together. */
final class Rows {

  static final int MOST_COLLECTED = 10_000;
  private static final int[] NONE = {};

  private final Handle handle;
  private final String sql;
  private @Nullable PreparedBatch batch;

  Rows(Handle handle, String sql) {
    this.handle = handle;
    this.sql = sql;
  }

  /** A row to bind, by positions from 0, and then to {@link PreparedBatch#add}. */
  PreparedBatch row() {
    if (batch == null) {
      batch = handle.prepareBatch(sql);
    } else if (batch.size() >= MOST_COLLECTED) {
      write();
      batch = handle.prepareBatch(sql);
    }
    return batch;
  }

  /** Writes what was collected and says for each row how many rows of the table it touched. */
  int[] write() {
    PreparedBatch collected = batch;
    if (collected == null) {
      return NONE;
    }
    batch = null;
    try (collected) {
      return collected.execute();
    }
  }

  /** Forgets what was collected. */
  void discard() {
    PreparedBatch collected = batch;
    if (collected != null) {
      batch = null;
      collected.close();
    }
  }
}

package dev.milepost.server.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * Rows for one statement, collected and written together. They go straight into a prepared batch of
 * JDBI's connection: on its own batches JDBI looks for a binder for every value of every row, which
 * takes longer than SQLite takes for the row.
 */
final class Rows {

  static final int MOST_COLLECTED = 10_000;
  private static final int[] NONE = {};

  private final Handle handle;
  private final String sql;
  private @Nullable PreparedStatement statement;
  private int collected;

  Rows(Handle handle, String sql) {
    this.handle = handle;
    this.sql = sql;
  }

  /** This, to bind a row by positions from 0 and then to {@link #add} it. */
  Rows row() {
    if (collected >= MOST_COLLECTED) {
      write();
    }
    return this;
  }

  Rows bind(int position, long value) {
    try {
      statement().setLong(position + 1, value);
      return this;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  Rows bind(int position, @Nullable Long value) {
    return value == null ? bindNull(position, Types.INTEGER) : bind(position, value.longValue());
  }

  Rows bind(int position, @Nullable Integer value) {
    return value == null ? bindNull(position, Types.INTEGER) : bind(position, value.longValue());
  }

  Rows bind(int position, @Nullable String value) {
    if (value == null) {
      return bindNull(position, Types.VARCHAR);
    }
    try {
      statement().setString(position + 1, value);
      return this;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private Rows bindNull(int position, int type) {
    try {
      statement().setNull(position + 1, type);
      return this;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Adds the row that was bound. */
  void add() {
    try {
      statement().addBatch();
      collected++;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Writes what was collected and says for each row how many rows of the table it touched. */
  int[] write() {
    if (collected == 0) {
      return NONE;
    }
    collected = 0;
    try {
      return statement().executeBatch();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Forgets what was collected. */
  void discard() {
    PreparedStatement open = statement;
    collected = 0;
    statement = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException _) {
        // The connection takes its statements with it.
      }
    }
  }

  /** Prepared once: the statement lives as long as the connection, which closes it. */
  private PreparedStatement statement() throws SQLException {
    PreparedStatement prepared = statement;
    if (prepared == null) {
      prepared = handle.getConnection().prepareStatement(sql);
      statement = prepared;
    }
    return prepared;
  }

  private static UnableToExecuteStatementException failed(SQLException cause) {
    return new UnableToExecuteStatementException(cause, null);
  }
}

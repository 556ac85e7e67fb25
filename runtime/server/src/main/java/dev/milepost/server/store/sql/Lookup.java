package dev.milepost.server.store.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** One number that is looked up for every subject that is met, on a statement that is kept. */
final class Lookup {

  private final Handle handle;
  private final String sql;
  private @Nullable PreparedStatement statement;

  Lookup(Handle handle, String sql) {
    this.handle = handle;
    this.sql = sql;
  }

  /** The first column of the first row, or null where there is none. */
  @Nullable Long find(long first, String second) {
    try {
      PreparedStatement prepared = statement();
      prepared.setLong(1, first);
      prepared.setString(2, second);
      return first(prepared);
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }

  /** As {@link #find(long, String)}, of a statement with one parameter. */
  @Nullable Long find(long only) {
    try {
      PreparedStatement prepared = statement();
      prepared.setLong(1, only);
      return first(prepared);
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }

  private PreparedStatement statement() throws SQLException {
    PreparedStatement prepared = statement;
    if (prepared == null) {
      prepared = handle.getConnection().prepareStatement(sql);
      statement = prepared;
    }
    return prepared;
  }

  private static @Nullable Long first(PreparedStatement prepared) throws SQLException {
    try (ResultSet rows = prepared.executeQuery()) {
      return rows.next() ? (Long) rows.getLong(1) : null;
    }
  }
}

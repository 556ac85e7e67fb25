package dev.milepost.server.store.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * A query that is asked for every subject or transaction that is met. It has a statement of its
 * own: a query of JDBI's takes longer to be put together than SQLite takes to answer it.
 */
final class Lookup {

  private final Handle handle;
  private final String sql;
  private @Nullable PreparedStatement statement;

  Lookup(Handle handle, String sql) {
    this.handle = handle;
    this.sql = sql;
  }

  /** Reads the row on which a result stands; it does not use the same lookup meanwhile. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** The number in the first column of the first row, or null where there is none. */
  @Nullable Long number(Object... parameters) {
    return first(row -> row.getLong(1), parameters).orElse(null);
  }

  /** What stands in the first row; empty where there is none. */
  <T> Optional<T> first(RowReader<T> reader, Object... parameters) {
    try (ResultSet rows = query(parameters)) {
      return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** What stands in all rows. */
  <T> List<T> all(RowReader<T> reader, Object... parameters) {
    try (ResultSet rows = query(parameters)) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(reader.read(rows));
      }
      return all;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Parameters are numbers and texts. */
  private ResultSet query(Object[] parameters) throws SQLException {
    PreparedStatement prepared = statement();
    for (int i = 0; i < parameters.length; i++) {
      prepared.setObject(i + 1, parameters[i]);
    }
    return prepared.executeQuery();
  }

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

package dev.milepost.server.store.sql;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps the prepared statements of one connection. The statements of the store are few and always
 * the same; preparing them anew would cost a short transaction more than its rows.
 */
public final class CachedStatements implements StatementBuilder {

  private final Map<String, PreparedStatement> idle = new HashMap<>();

  @Override
  public Statement create(Connection connection, StatementContext context) throws SQLException {
    return connection.createStatement();
  }

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    // Taken out while it is in use, so that a query inside of a query gets a statement of its own.
    PreparedStatement known = idle.remove(sql);
    return known == null ? connection.prepareStatement(sql) : known;
  }

  @Override
  public CallableStatement createCall(Connection connection, String sql, StatementContext context)
      throws SQLException {
    return connection.prepareCall(sql);
  }

  @Override
  public void close(Connection connection, String sql, Statement statement) throws SQLException {
    if (statement instanceof PreparedStatement prepared && !prepared.isClosed()) {
      prepared.clearBatch();
      prepared.clearParameters();
      PreparedStatement other = idle.putIfAbsent(sql, prepared);
      if (other == null) {
        return;
      }
    }
    statement.close();
  }

  @Override
  public void close(Connection connection) {
    for (PreparedStatement statement : idle.values()) {
      try {
        statement.close();
      } catch (SQLException _) {
        // The connection that is being closed takes its statements with it.
      }
    }
    idle.clear();
  }
}

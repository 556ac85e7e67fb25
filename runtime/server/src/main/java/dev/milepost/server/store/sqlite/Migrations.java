package dev.milepost.server.store.sqlite;

import dev.milepost.server.store.StoreException;
import dev.milepost.server.store.StoreException.Reason;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database to the current version. Flyway is loaded here and nowhere else, so that a
 * process that finds its database up to date never pays for it.
 */
final class Migrations {

  private Migrations() {}

  static void run(ConnectionFactory connections, Path path) {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(new Connections(connections))
          .locations("classpath:db/migration/sqlite")
          // Migrations are independent of each other: one may come that has a smaller number.
          .outOfOrder(true)
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      StoreException explained = SqliteFailures.explain(e, path);
      if (explained.reason() != Reason.FAILED) {
        throw explained;
      }
      throw new StoreException(
          Reason.FAILED, "the tables of the database " + path + " could not be made: " + why(e), e);
    }
  }

  /** Flyway's own message is a page; what it wraps says what is wrong in a line. */
  private static String why(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage());
    return message.lines().findFirst().orElse(message);
  }

  /** Flyway asks for a data source. */
  private record Connections(ConnectionFactory connections) implements DataSource {

    @Override
    public Connection getConnection() throws SQLException {
      return connections.openConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
      return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
      // Nothing is logged here.
    }

    @Override
    public void setLoginTimeout(int seconds) {
      // There is no login.
    }

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      throw new SQLException("not a wrapper for " + type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return false;
    }
  }
}

package dev.milepost.server.intake;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.server.intake.message.IntakeException;
import dev.milepost.server.intake.message.Shown;
import java.io.Closeable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds signals on disk, however many they are, until all are there, and gives them back sorted. It
 * is a temporary table of SQLite: the database removes it when it is closed, even by force.
 */
final class SignalSpool implements Closeable {

  /** Asking for generated keys after each row would take most of the time. */
  private static final String DATABASE = "jdbc:sqlite::memory:?jdbc.get_generated_keys=false";

  private static final int BATCH = 500;
  private static final String CACHE_KIBIBYTES = "16384";

  private final SignalData data;
  private final Connection connection;
  private final PreparedStatement insert;
  private @Nullable ResultSet rows;
  private long count;
  private long latest = Long.MIN_VALUE;
  private boolean inOrder = true;

  SignalSpool(Catalog catalog) throws IntakeException {
    this.data = new SignalData(catalog);
    try {
      this.connection = DriverManager.getConnection(DATABASE);
      try (Statement statement = connection.createStatement()) {
        // The one connection loses nothing that anybody would want back.
        statement.execute("PRAGMA temp_store = file");
        statement.execute("PRAGMA temp.synchronous = off");
        statement.execute("PRAGMA temp.journal_mode = off");
        statement.execute("PRAGMA temp.cache_size = -" + CACHE_KIBIBYTES);
        statement.execute(
            """
            CREATE TEMP TABLE spool (
              position INTEGER PRIMARY KEY,
              receipt INTEGER,
              signal BLOB NOT NULL)
            """);
      }
      connection.setAutoCommit(false);
      this.insert = connection.prepareStatement("INSERT INTO spool VALUES (?, ?, ?)");
    } catch (SQLException e) {
      throw cannotSpool(e);
    }
  }

  /** Adds a signal behind all others. */
  void add(Outcome.Incoming incoming) throws IntakeException {
    Instant receipt = incoming.receipt();
    long micros = receipt == null ? Long.MIN_VALUE : micros(receipt);
    inOrder &= micros >= latest;
    latest = micros;
    try {
      insert.setLong(1, ++count);
      if (receipt == null) {
        insert.setNull(2, Types.INTEGER);
      } else {
        insert.setLong(2, micros);
      }
      insert.setBytes(3, SpooledSignal.write(incoming));
      insert.addBatch();
      if (count % BATCH == 0) {
        insert.executeBatch();
      }
    } catch (SQLException e) {
      throw cannotSpool(e);
    }
  }

  /** How many signals there are. */
  long count() {
    return count;
  }

  /**
   * Ends adding and begins giving back.
   *
   * @param order by times or as they were added
   */
  void turn(SignalOrder order) throws IntakeException {
    String sorting = order == SignalOrder.TIME && !inOrder ? "receipt, position" : "position";
    try {
      insert.executeBatch();
      PreparedStatement select =
          connection.prepareStatement("SELECT signal FROM spool ORDER BY " + sorting);
      rows = select.executeQuery();
    } catch (SQLException e) {
      throw cannotSpool(e);
    }
  }

  /** The next signal, or null behind the last. */
  Outcome.@Nullable Incoming next() throws IntakeException {
    ResultSet open = rows;
    if (open == null) {
      throw new IllegalStateException("the spool has not been turned");
    }
    try {
      return open.next() ? SpooledSignal.read(open.getBytes(1), data) : null;
    } catch (SQLException e) {
      throw cannotSpool(e);
    }
  }

  @Override
  public void close() throws IntakeException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw cannotSpool(e);
    }
  }

  /** Signals have times to the microsecond; the years 1 to 9999 fit. */
  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static IntakeException cannotSpool(SQLException e) {
    return new IntakeException(
        "the signals cannot be sorted in a temporary file (where temporary files go is said by the"
            + " variable SQLITE_TMPDIR): "
            + Shown.escaped(String.valueOf(e.getMessage())),
        e);
  }
}

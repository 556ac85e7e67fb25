package dev.milepost.server.store.sqlite;

import dev.milepost.server.store.StoreException;
import dev.milepost.server.store.StoreException.Reason;
import dev.milepost.server.store.sql.CachedStatements;
import dev.milepost.server.store.sql.SqlDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteOpenMode;

/**
 * One database file. It is kept in write-ahead mode, in which readers and the writer do not wait
 * for each other; a commit is on the disk when it returns.
 */
final class SqliteDatabase implements SqlDatabase {

  private static final int CACHE_KIBIBYTES = 32 * 1024;

  /**
   * A checkpoint costs two syncs; every 16 MiB it costs next to nothing, and the log stays small.
   */
  private static final int PAGES_BETWEEN_CHECKPOINTS = 4_000;

  private final Path path;
  private final SqliteOptions options;
  private final boolean readOnly;

  private SqliteDatabase(Path path, SqliteOptions options, boolean readOnly) {
    this.path = path;
    this.options = options;
    this.readOnly = readOnly;
  }

  static SqliteDatabase open(Path path, SqliteOptions options) {
    SqliteDatabase database = new SqliteDatabase(path, options, false);
    SqliteFile file = new SqliteFile(path);
    boolean existed = file.checkForWriting();
    try {
      if (!existed || database.isBehind()) {
        Migrations.run(database.factory(config(false, options)), path);
        database.noteVersion();
      }
      database.enterWriteAheadMode();
    } catch (RuntimeException e) {
      if (!existed) {
        file.remove();
      }
      throw e instanceof StoreException known ? known : database.explain(e);
    }
    return database;
  }

  static SqliteDatabase openToRead(Path path) {
    SqliteDatabase database = new SqliteDatabase(path, SqliteOptions.STANDARD, true);
    new SqliteFile(path).checkForReading();
    if (database.isBehind()) {
      throw new StoreException(
          Reason.OLDER_SCHEMA,
          "the database "
              + path
              + " was written by an older version; replay into it or serve it once to bring it up"
              + " to date");
    }
    return database;
  }

  /** A file that is known to be a database. */
  static SqliteDatabase of(Path path) {
    return new SqliteDatabase(path, SqliteOptions.STANDARD, true);
  }

  /** A database of this program, of any version that this one knows. */
  static SqliteDatabase openToCopy(Path path) {
    SqliteDatabase database = of(path);
    new SqliteFile(path).checkForReading();
    database.isBehind();
    return database;
  }

  private boolean isBehind() {
    try (Handle handle = handle(config(true, options))) {
      return SchemaVersion.isBehind(handle, path);
    } catch (RuntimeException e) {
      throw e instanceof StoreException known ? known : explain(e);
    }
  }

  private void noteVersion() {
    try (Handle handle = handle(config(false, options))) {
      SchemaVersion.write(handle);
    }
  }

  private void enterWriteAheadMode() {
    try (Handle handle = handle(config(false, options))) {
      handle.createQuery("PRAGMA journal_mode = WAL").mapTo(String.class).one();
    }
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public Handle openWriter() {
    if (readOnly) {
      throw new StoreException(
          Reason.READ_ONLY, "the database " + path + " was opened for reading alone");
    }
    SQLiteConfig config = config(false, options);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    Handle handle = handle(config);
    handle.setStatementBuilder(new CachedStatements());
    handle.execute("PRAGMA cache_size = -" + CACHE_KIBIBYTES);
    // Old values are overwritten where a page is written anyway; that costs nothing.
    handle.createQuery("PRAGMA secure_delete = FAST").mapTo(Integer.class).one();
    handle
        .createQuery("PRAGMA wal_autocheckpoint = " + PAGES_BETWEEN_CHECKPOINTS)
        .mapTo(Integer.class)
        .one();
    return handle;
  }

  @Override
  public Handle openReader() {
    return handle(config(true, options));
  }

  @Override
  public String versionQuery() {
    return "PRAGMA data_version";
  }

  @Override
  public void beginErasing(Handle writer) {
    writer.createQuery("PRAGMA secure_delete = ON").mapTo(Integer.class).one();
  }

  /** The write-ahead log holds pages as they were; emptying it waits for readers to finish. */
  @Override
  public void endErasing(Handle writer) {
    writer.createQuery("PRAGMA secure_delete = FAST").mapTo(Integer.class).one();
    writer.createQuery("PRAGMA wal_checkpoint(TRUNCATE)").mapToMap().list();
  }

  @Override
  public StoreException explain(RuntimeException failure) {
    return SqliteFailures.explain(failure, path);
  }

  @Override
  public void close() {
    // Connections belong to those who opened them.
  }

  private Handle handle(SQLiteConfig config) {
    Handle handle = Jdbi.create(factory(config)).open();
    handle.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
    return handle;
  }

  private ConnectionFactory factory(SQLiteConfig config) {
    return () -> {
      Connection connection = config.createConnection("jdbc:sqlite:" + path.toAbsolutePath());
      Integer mostPages = options.mostPages();
      if (mostPages != null) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("PRAGMA max_page_count = " + mostPages);
        }
      }
      return connection;
    };
  }

  private static SQLiteConfig config(boolean reading, SqliteOptions options) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(Math.toIntExact(options.patience().toMillis()));
    config.setSynchronous(SynchronousMode.FULL);
    config.setGetGeneratedKeys(false);
    if (reading) {
      config.setReadOnly(true);
    } else {
      config.setOpenMode(SQLiteOpenMode.CREATE);
    }
    return config;
  }
}

package dev.milepost.server.store.sql;

import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.WriteTransaction;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** A store in SQL. Writers of one store wait for each other; readers do not. */
public final class SqlStore implements Store {

  private final SqlDatabase database;
  private final ReaderPool readers;
  private final ReentrantLock writing = new ReentrantLock();
  private @Nullable SqlWriter writer;

  public SqlStore(SqlDatabase database) {
    this.database = database;
    this.readers = new ReaderPool(database);
  }

  @Override
  public String name() {
    return database.name();
  }

  @Override
  public <R> R write(Function<WriteTransaction, R> work) {
    writing.lock();
    try {
      return writer().write(work);
    } catch (JdbiException e) {
      throw database.explain(e);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public <R> R erase(Function<WriteTransaction, R> work) {
    writing.lock();
    try {
      return writer().erase(work);
    } catch (JdbiException e) {
      throw database.explain(e);
    } finally {
      writing.unlock();
    }
  }

  private SqlWriter writer() {
    SqlWriter open = writer;
    if (open == null) {
      open = new SqlWriter(database, database.openWriter());
      writer = open;
    }
    return open;
  }

  @Override
  public <R> R read(Function<ReadTransaction, R> work) {
    try {
      return readers.read(work);
    } catch (JdbiException e) {
      throw database.explain(e);
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      readers.close();
      SqlWriter open = writer;
      if (open != null) {
        writer = null;
        open.close();
      }
      database.close();
    } catch (JdbiException e) {
      throw database.explain(e);
    } finally {
      writing.unlock();
    }
  }
}

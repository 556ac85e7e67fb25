package dev.milepost.bench.measure;

import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.WriteTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A store whose rows go onto a {@link Tape}: it notes where each of its transactions ended. */
public final class TapedStore implements Store {

  private final Store store;
  private final Connection tape;
  private final List<Long> ends = new ArrayList<>();

  /**
   * A store of a database on which a tape is installed.
   *
   * @param tape a connection to that database; it only reads until the end
   */
  public TapedStore(Store store, Connection tape) {
    this.store = store;
    this.tape = tape;
  }

  @Override
  public String name() {
    return store.name();
  }

  @Override
  public <R> R write(Function<WriteTransaction, R> work) {
    R result = store.write(work);
    noteEnd();
    return result;
  }

  @Override
  public <R> R erase(Function<WriteTransaction, R> work) {
    R result = store.erase(work);
    noteEnd();
    return result;
  }

  private void noteEnd() {
    try (Statement statement = tape.createStatement();
        ResultSet last = statement.executeQuery("SELECT coalesce(max(number), 0) FROM tape")) {
      long end = last.getLong(1);
      if (ends.isEmpty() || end > ends.getLast()) {
        ends.add(end);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the tape cannot be read", e);
    }
  }

  @Override
  public <R> R read(Function<ReadTransaction, R> work) {
    return store.read(work);
  }

  /** Puts onto the tape where the transactions ended. */
  @Override
  public void close() {
    store.close();
    try (PreparedStatement statement =
        tape.prepareStatement("INSERT INTO tape_commits (number) VALUES (?)")) {
      for (long end : ends) {
        statement.setLong(1, end);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException("the tape cannot be written", e);
    }
  }
}

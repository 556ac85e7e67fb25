package dev.milepost.bench.measure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows that a store wrote, table by table and transaction by transaction. */
public final class Tape {

  /** Written once, before the first group. */
  private static final List<String> LEFT_OUT = List.of("deployments", "plans");

  private Tape() {}

  /**
   * A table.
   *
   * @param keys its primary key
   */
  public record Table(String name, List<String> columns, List<String> keys) {

    String upsert() {
      String values = String.join(", ", columns.stream().map(_ -> "?").toList());
      List<String> others = columns.stream().filter(column -> !keys.contains(column)).toList();
      String conflict =
          others.isEmpty()
              ? " ON CONFLICT DO NOTHING"
              : " ON CONFLICT ("
                  + String.join(", ", keys)
                  + ") DO UPDATE SET "
                  + String.join(
                      ", ",
                      others.stream().map(column -> column + " = excluded." + column).toList());
      return "INSERT INTO "
          + name
          + " ("
          + String.join(", ", columns)
          + ") VALUES ("
          + values
          + ")"
          + conflict;
    }

    String delete() {
      return "DELETE FROM "
          + name
          + " WHERE "
          + String.join(" AND ", keys.stream().map(key -> key + " = ?").toList());
    }
  }

  /** The rows of one statement in one group. */
  public record Rows(Table table, boolean deleted, List<Object[]> rows) {}

  static List<Table> tables(Connection connection) throws SQLException {
    List<Table> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet names =
            statement.executeQuery(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'flyway%'"
                    + " AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'tape%' ORDER BY name")) {
      while (names.next()) {
        if (!LEFT_OUT.contains(names.getString(1))) {
          tables.add(table(connection, names.getString(1)));
        }
      }
    }
    return tables;
  }

  private static Table table(Connection connection, String name) throws SQLException {
    List<String> columns = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA table_info(" + name + ")")) {
      while (rows.next()) {
        columns.add(rows.getString("name"));
        if (rows.getInt("pk") > 0) {
          keys.add(rows.getString("name"));
        }
      }
    }
    return new Table(name, columns, keys);
  }

  /** Puts a trigger on every table that copies what is written. */
  public static void install(Connection connection) throws SQLException {
    List<Table> tables = tables(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE tape (number INTEGER PRIMARY KEY, tab INTEGER, op INTEGER)");
      statement.execute("CREATE TABLE tape_commits (number INTEGER PRIMARY KEY)");
      for (int i = 0; i < tables.size(); i++) {
        Table table = tables.get(i);
        String columns = String.join(", ", table.columns());
        statement.execute(
            "CREATE TABLE tape_"
                + table.name()
                + " (tape_number INTEGER PRIMARY KEY, "
                + columns
                + ")");
        trigger(statement, table, i, "INSERT", "new", 0);
        trigger(statement, table, i, "UPDATE", "new", 0);
        trigger(statement, table, i, "DELETE", "old", 1);
      }
    }
  }

  private static void trigger(
      Statement statement, Table table, int number, String event, String row, int operation)
      throws SQLException {
    String values = String.join(", ", table.columns().stream().map(c -> row + "." + c).toList());
    statement.execute(
        "CREATE TRIGGER tape_"
            + event
            + "_"
            + table.name()
            + " AFTER "
            + event
            + " ON "
            + table.name()
            + " BEGIN INSERT INTO tape (tab, op) VALUES ("
            + number
            + ", "
            + operation
            + "); INSERT INTO tape_"
            + table.name()
            + " SELECT max(number), "
            + values
            + " FROM tape; END");
  }

  /** Reads the transactions back. */
  public static List<List<Rows>> read(Connection connection) throws SQLException {
    List<Table> tables = tables(connection);
    Map<Long, Object[]> values = new HashMap<>();
    for (Table table : tables) {
      values(connection, table, values);
    }
    List<List<Rows>> groups = new ArrayList<>();
    Rows rows = null;
    long before = -1;
    try (Statement statement = connection.createStatement();
        ResultSet tape =
            statement.executeQuery(
                "SELECT t.number, t.tab, t.op, (SELECT coalesce(max(c.number), 0)"
                    + " FROM tape_commits c WHERE c.number < t.number) AS begun"
                    + " FROM tape t ORDER BY t.number")) {
      while (tape.next()) {
        Table table = tables.get(tape.getInt("tab"));
        boolean deleted = tape.getInt("op") != 0;
        boolean isNext = tape.getLong("begun") != before;
        before = tape.getLong("begun");
        if (isNext) {
          groups.add(new ArrayList<>());
        }
        boolean isSame = rows != null && rows.table().equals(table) && rows.deleted() == deleted;
        if (isNext || !isSame) {
          rows = new Rows(table, deleted, new ArrayList<>());
          groups.getLast().add(rows);
        }
        Object[] row = values.remove(tape.getLong("number"));
        if (rows != null && row != null) {
          rows.rows().add(row);
        }
      }
    }
    return groups;
  }

  private static void values(Connection connection, Table table, Map<Long, Object[]> values)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM tape_" + table.name())) {
      int width = table.columns().size();
      while (rows.next()) {
        Object[] row = new Object[width];
        for (int i = 0; i < width; i++) {
          row[i] = rows.getObject(i + 2);
        }
        values.put(rows.getLong(1), row);
      }
    }
  }

  /** Writes the rows again, group by group, with prepared batches and nothing else. */
  public static void write(Connection connection, List<List<Rows>> groups) throws SQLException {
    connection.setAutoCommit(false);
    Map<String, PreparedStatement> statements = new HashMap<>();
    for (List<Rows> group : groups) {
      for (Rows rows : group) {
        String sql = rows.deleted() ? rows.table().delete() : rows.table().upsert();
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
          statement = connection.prepareStatement(sql);
          statements.put(sql, statement);
        }
        write(statement, rows);
      }
      connection.commit();
    }
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
  }

  private static void write(PreparedStatement statement, Rows rows) throws SQLException {
    List<String> columns = rows.deleted() ? rows.table().keys() : rows.table().columns();
    int[] places = columns.stream().mapToInt(rows.table().columns()::indexOf).toArray();
    for (Object[] row : rows.rows()) {
      for (int i = 0; i < places.length; i++) {
        statement.setObject(i + 1, row[places[i]]);
      }
      statement.addBatch();
    }
    statement.executeBatch();
  }
}

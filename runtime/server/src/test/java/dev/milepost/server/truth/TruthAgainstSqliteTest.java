package dev.milepost.server.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.condition.ConditionLinker;
import dev.milepost.engine.condition.Scene;
import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.layout.Layout;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.state.Fact;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.value.FieldType.Scalar;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Three-valued logic is SQL's: random conditions over random rows, answered by both. */
class TruthAgainstSqliteTest {

  private static final List<String> COLUMNS = List.of("n1", "n2", "x1", "s1", "s2");
  private static final int ROWS = 60;
  private static final int CONDITIONS = 3_000;
  private static final Instant NOW = Instant.EPOCH;

  private final Layout layout =
      new Layout(
          new Catalog(
              List.of(
                  new Catalog.App(
                      "Table",
                      List.of(
                          new Catalog.RecordType(
                              "Row",
                              List.of(
                                  new Catalog.Field("n1", Scalar.INTEGER),
                                  new Catalog.Field("n2", Scalar.INTEGER),
                                  new Catalog.Field("x1", Scalar.NUMBER),
                                  new Catalog.Field("s1", Scalar.TEXT),
                                  new Catalog.Field("s2", Scalar.TEXT)),
                              null)),
                      List.of(),
                      List.of())),
              List.of()),
          List.of());

  @Test
  void theEngineAndSqliteAgree() throws SQLException {
    Random random = new Random(20_260_105);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE rows (id INTEGER PRIMARY KEY, n1 INTEGER, n2 INTEGER, x1 REAL,"
              + " s1 TEXT, s2 TEXT)");
      List<SubjectState> states = new ArrayList<>();
      for (int i = 0; i < ROWS; i++) {
        states.add(row(random, i, statement));
      }
      int compared = 0;
      int[] answers = new int[Truth.values().length];
      for (int i = 0; i < CONDITIONS; i++) {
        RandomCondition condition = RandomCondition.of(random, random.nextInt(4));
        List<Truth> expected = ask(statement, condition.sql());
        var linked = ConditionLinker.link(layout, JourneyCalendar.DEFAULT, condition.condition());
        for (int row = 0; row < ROWS; row++) {
          Truth truth = linked.test().truth(new Scene(states.get(row), NOW));
          assertThat(truth).as("%s in row %d", condition.sql(), row).isEqualTo(expected.get(row));
          answers[truth.ordinal()]++;
          compared++;
        }
      }
      System.out.printf(
          "compared %,d answers with SQLite: %,d true, %,d false, %,d unknown%n",
          compared,
          answers[Truth.TRUE.ordinal()],
          answers[Truth.FALSE.ordinal()],
          answers[Truth.UNKNOWN.ordinal()]);
      assertThat(Arrays.stream(answers).min().orElseThrow()).isGreaterThan(ROWS * 100);
    }
  }

  private SubjectState row(Random random, int number, Statement statement) throws SQLException {
    RecordShape shape = Objects.requireNonNull(layout.record(new TypeName("Table", "Row")));
    RecordState record = RecordState.unseen(shape, "row", 0);
    List<String> values = new ArrayList<>();
    for (String column : COLUMNS) {
      String text =
          random.nextInt(4) == 0
              ? null
              : RandomCondition.pick(random, RandomCondition.literals(column));
      values.add(text == null ? "NULL" : RandomCondition.sql(column, text));
      record = record.with(Objects.requireNonNull(shape.fieldPlace(column)), fact(column, text));
    }
    statement.execute(
        "INSERT INTO rows VALUES (%d, %s)".formatted(number, String.join(", ", values)));
    return SubjectState.empty(layout, new SubjectState.SubjectName("Row", "row")).with(record);
  }

  private static Fact fact(String column, @Nullable String text) {
    return new Fact(text == null ? null : RandomCondition.value(column, text), NOW, NOW, NOW, 1);
  }

  private static List<Truth> ask(Statement statement, String sql) throws SQLException {
    List<Truth> answers = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("SELECT (" + sql + ") FROM rows ORDER BY id")) {
      while (rows.next()) {
        boolean holds = rows.getBoolean(1);
        answers.add(rows.wasNull() ? Truth.UNKNOWN : Truth.of(holds));
      }
    }
    return answers.stream().collect(Collectors.toUnmodifiableList());
  }
}

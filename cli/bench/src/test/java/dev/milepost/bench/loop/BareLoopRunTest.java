package dev.milepost.bench.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.bench.measure.Tape;
import dev.milepost.bench.world.TrialWorkspace;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.writer.Submission;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loop and the bare program are worth comparing only where both write the same. */
final class BareLoopRunTest {

  private static final int SIGNALS = 300;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void theBareProgramWritesTheSameRowsInAsManyTransactions(int group) throws Exception {
    Path taped = folder.resolve("tape.db");
    Path bare = folder.resolve("bare.db");
    record(taped, group);

    List<List<Tape.Rows>> transactions = groups(taped);
    BareLoopRun.write(bare, transactions);

    assertThat(transactions).hasSize(SIGNALS / group);
    for (String table : List.of("inputs", "facts", "executions", "outbox", "timers")) {
      assertThat(rows(bare, table))
          .as(table)
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(rows(taped, table));
    }
  }

  private static void record(Path database, int group) throws Exception {
    Deployment deployment = TrialWorkspace.deployment();
    List<Submission.Arrival> signals = LoopSignals.of(deployment.catalog(), SIGNALS);
    LoopRun.open(database, deployment, signals.getFirst().at()).close();
    LoopRun.record(database, deployment, signals, group);
  }

  private static List<List<Tape.Rows>> groups(Path taped) throws SQLException {
    try (Connection tape = DriverManager.getConnection("jdbc:sqlite:" + taped)) {
      return Tape.read(tape);
    }
  }

  private static List<List<String>> rows(Path database, String table) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
      List<List<String>> all = new ArrayList<>();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(rows.getObject(i)));
        }
        all.add(row);
      }
      return all;
    }
  }
}

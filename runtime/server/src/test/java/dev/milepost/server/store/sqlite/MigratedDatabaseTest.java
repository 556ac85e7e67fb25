package dev.milepost.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.server.operate.Verification;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.StoredSubject;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import dev.milepost.server.writer.Acknowledgement;
import dev.milepost.server.writer.Writer;
import dev.milepost.server.writer.WriterOptions;
import dev.milepost.server.writer.WriterOptions.ClockMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database that an older version wrote. It holds the small world after some weeks: merged
 * subjects, a parked signal, a correction, an answer, a pause, and a log that was pruned in part.
 */
final class MigratedDatabaseTest {

  private static final SubjectName ACME = new SubjectName("Customer", "acme");
  private static final SubjectName C3 = new SubjectName("Customer", "c3");

  @TempDir private Path folder;
  private Path database;

  @BeforeEach
  void restore() throws IOException, SQLException {
    database = folder.resolve("old.db");
    try (InputStream dump =
        Objects.requireNonNull(getClass().getResourceAsStream("schema-11.sql"))) {
      meddle(
          new String(dump.readAllBytes(), StandardCharsets.UTF_8)
              + "PRAGMA application_id = 1296649285;\nPRAGMA user_version = 11;\n");
    }
  }

  /** The driver takes one statement at a time; each ends at the end of a line. */
  private void meddle(String statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      StringBuilder whole = new StringBuilder();
      for (String line : statements.lines().toList()) {
        if (!line.strip().startsWith("--")) {
          whole.append(line).append('\n');
        }
        String sql = whole.toString().strip();
        if (sql.endsWith(";") && hasAllQuotes(sql)) {
          statement.execute(sql);
          whole.setLength(0);
        }
      }
      assertThat(whole.toString()).isBlank();
    }
  }

  private static boolean hasAllQuotes(String sql) {
    return sql.chars().filter(one -> one == '\'').count() % 2 == 0;
  }

  private Store open() {
    return SqliteStores.open(database, SqliteOptions.STANDARD);
  }

  private static Writer writer(Store store) {
    return new Writer(store, SmallWorld.deployment(), WriterOptions.replay(ClockMode.SHARED));
  }

  private static List<PastInput> history(Store store, SubjectName name) {
    Writer writer = writer(store);
    return store.read(read -> {
      StoredSubject subject = read.find(name, writer.declarations()).orElseThrow();
      return read.history(subject.number(), writer.declarations());
    });
  }

  @Test
  void whatIsStoredIsStillWhatTheLogGives() {
    try (Store store = open()) {
      Verification.Result result = Verification.verify(store, _ -> {});
      assertThat(result.differences()).isEmpty();
      assertThat(result.isClean()).isTrue();
      assertThat(result.subjects()).isEqualTo(8);
      assertThat(result.inputs()).isEqualTo(35);
      assertThat(result.log().pruned()).isEqualTo(25);
      assertThat(store.read(ReadTransaction::tally).parked()).isEqualTo(1);
    }
  }

  @Test
  void theTimelineTellsWhatItTold() {
    try (Store store = open()) {
      assertThat(history(store, C3).stream().flatMap(past -> past.timeline().stream()))
          .as("what happened before was pruned")
          .singleElement()
          .isInstanceOf(TimelineEntry.Advanced.class);
      assertThat(history(store, ACME).stream().flatMap(past -> past.timeline().stream()))
          .anyMatch(TimelineEntry.Answered.class::isInstance)
          .anyMatch(TimelineEntry.Controlled.class::isInstance);
    }
  }

  @Test
  void itGoesOn() {
    try (Store store = open()) {
      Writer writer = writer(store);
      Signals signals = new Signals();
      List<Acknowledgement> answers =
          writer.write(
              List.of(
                  Signals.arrival(
                      Signals.MONDAY.plus(Duration.ofDays(50)),
                      "later",
                      "1",
                      Signals.MONDAY.plus(Duration.ofDays(50)),
                      null,
                      Signals.record("CRM.Account", "acme", Signals.text("Stage", "gone"))),
                  signals.account(
                      Signals.MONDAY.plus(Duration.ofDays(51)),
                      "acme",
                      Signals.text("Stage", "won"))));
      assertThat(answers.getFirst()).isInstanceOf(Acknowledgement.Accepted.class);
      assertThat(answers.getLast())
          .as("its id was given to another signal before the migration")
          .isInstanceOf(Acknowledgement.Conflict.class);
      writer.advanceTo(Signals.MONDAY.plus(Duration.ofDays(90)));
      assertThat(Verification.verify(store, _ -> {}).isClean()).isTrue();
    }
  }

  /** The journey of the small world is never ambiguous; so an entry is added. */
  @Test
  void ambiguitiesAreCounted() throws SQLException {
    meddle(
        "INSERT INTO timeline (subject, input, place, kind, execution, stage, clause, detail)"
            + " SELECT subject, input, place + 1, 6, execution, stage, clause, '{\"others\":[]}'"
            + " FROM timeline WHERE kind = 2;");
    long added;
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM timeline WHERE kind = 6")) {
      added = rows.getLong(1);
    }
    try (Store store = open()) {
      assertThat(added).isPositive();
      assertThat(store.read(ReadTransaction::tally).ambiguities()).isEqualTo(added);
    }
  }
}

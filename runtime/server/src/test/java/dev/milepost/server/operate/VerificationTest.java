package dev.milepost.server.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import dev.milepost.server.writer.Writer;
import dev.milepost.server.writer.WriterOptions;
import dev.milepost.server.writer.WriterOptions.ClockMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What verifying finds in a database that somebody has meddled with. */
final class VerificationTest {

  private static final SubjectName ACME = new SubjectName("Customer", "acme");

  @TempDir private Path folder;
  private Path database;

  @BeforeEach
  void fill() {
    database = folder.resolve("store.db");
    try (Store store = open()) {
      store.write(transaction -> {
        transaction.deploy(SmallWorld.deployment(), Signals.MONDAY, "ann");
        return transaction;
      });
      Signals signals = new Signals();
      Writer writer = writer(store);
      writer.write(
          List.of(
              signals.account(Signals.MONDAY, "acme", Signals.text("Stage", "won")),
              signals.account(Signals.MONDAY, "other", Signals.text("Stage", "won"))));
      writer.write(
          List.of(
              signals.invoice(
                  Signals.MONDAY.plus(Duration.ofDays(1)),
                  "acme",
                  "I",
                  Signals.text("Status", "Paid"))));
    }
  }

  private Store open() {
    return SqliteStores.open(database, SqliteOptions.STANDARD);
  }

  private static Writer writer(Store store) {
    return new Writer(store, SmallWorld.deployment(), WriterOptions.replay(ClockMode.SHARED));
  }

  private void meddle(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Verification.Result verify() {
    try (Store store = SqliteStores.openToRead(database)) {
      return Verification.verify(store, _ -> {});
    }
  }

  @Test
  void nothingIsFoundWhereNothingIsWrong() {
    assertThat(verify().isClean()).isTrue();
  }

  @Test
  void aChangedStateIsNamedWithWhatTheLogGives() {
    meddle("UPDATE executions SET entered_at = entered_at + 1 WHERE subject = 1");

    Verification.Result result = verify();

    assertThat(result.isClean()).isFalse();
    assertThat(result.differences())
        .containsExactly(
            new Verification.Difference(
                ACME,
                List.of(
                    "executions[0].visit.enteredAt is \"2026-01-06T09:00:00.000001Z\", and the log"
                        + " gives \"2026-01-06T09:00:00Z\"")));
  }

  @Test
  void aLineThatIsMissingIsNoticed() {
    meddle("DELETE FROM inputs WHERE number = 2");

    Verification.Result result = verify();

    assertThat(result.log().missing()).isEqualTo(1);
    assertThat(result.differences())
        .extracting(difference -> difference.subject().key())
        .containsExactly("other");
  }

  @Test
  void aTimelineThatWasRewrittenIsNoticed() {
    meddle("UPDATE inputs SET entries = NULL WHERE number = 3");

    assertThat(verify().differences())
        .containsExactly(
            new Verification.Difference(
                ACME, List.of("line 3: the timeline does not tell what the log gives")));
  }

  @Test
  void aTimelineThatSpeaksOfNoExecutionIsDamaged() {
    meddle("UPDATE inputs SET entries = '[[2,7,1,2,3,null]]' WHERE number = 3");

    assertThat(verify().differences())
        .singleElement()
        .satisfies(difference -> {
          assertThat(difference.subject()).isEqualTo(ACME);
          assertThat(difference.details())
              .singleElement()
              .asString()
              .contains("the database is damaged: 'execution 7'");
        });
  }

  @Test
  void whatDoesNotVerifyIsNotPruned() {
    meddle("UPDATE executions SET entered_at = entered_at + 1 WHERE subject = 1");
    try (Store store = open()) {
      Pruning.Result result = Pruning.prune(store, Instant.MAX, _ -> {});

      assertThat(result.leftAlone()).containsExactly(1L);
      assertThat(result.subjects()).isEqualTo(1);
    }
  }

  @Test
  void aSnapshotThatWasChangedIsNoticed() {
    try (Store store = open()) {
      Pruning.prune(store, Instant.MAX, _ -> {});
    }
    meddle("UPDATE snapshots SET state = replace(state, 'Live', 'Lost') WHERE subject = 1");

    assertThat(verify().differences().getFirst().details())
        .contains("the snapshot at line 3 has not the hash that it had");
  }

  @Test
  void otherVersionsOfAJourneyAreReplayedAsTheyRan() {
    try (Store store = open()) {
      store.write(transaction -> {
        transaction.deploy(
            SmallWorld.otherVersion(), Signals.MONDAY.plus(Duration.ofDays(2)), "ann");
        return transaction;
      });
      Writer writer =
          new Writer(
              store,
              store.read(read -> read.deployment().orElseThrow()),
              WriterOptions.replay(ClockMode.SHARED));
      writer.write(
          List.of(
              Signals.arrival(
                  Signals.MONDAY.plus(Duration.ofDays(20)),
                  "later",
                  "1",
                  Signals.MONDAY.plus(Duration.ofDays(20)),
                  null,
                  Signals.record("CRM.Account", "third", Signals.text("Stage", "won")))));
      writer.advanceTo(Signals.MONDAY.plus(Duration.ofDays(40)));
    }
    Verification.Result result = verify();
    assertThat(result.differences()).isEmpty();
    assertThat(result.isClean()).isTrue();
  }
}

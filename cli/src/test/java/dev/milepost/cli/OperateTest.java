package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.milepost.server.store.AuditEntry;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators ask and do: what docs/operations.md does not show. */
final class OperateTest {

  @TempDir Path folder;

  private Path database;

  @BeforeEach
  void replay() throws IOException {
    database = folder.resolve("run.db");
    Invocation replay =
        Invocation.of(
            "replay",
            SmallWorkspace.in(folder),
            "--signals",
            SmallWorkspace.signalsIn(folder),
            "--db",
            database,
            "--rejects",
            folder.resolve("rejects.jsonl"));
    assertThat(replay.exitCode()).isZero();
  }

  private Invocation operate(String what, Object... more) {
    Object[] words = new Object[more.length + 9];
    Object[] before = {"operate", what, database};
    Object[] after = {"--actor", "eva", "--reason", "as agreed", "--at", "2026-02-01"};
    System.arraycopy(before, 0, words, 0, 3);
    System.arraycopy(more, 0, words, 3, more.length);
    System.arraycopy(after, 0, words, 3 + more.length, 6);
    return Invocation.of(words);
  }

  private static void assertRefused(Invocation invocation, String sentence) {
    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.results()).isEmpty();
    assertThat(invocation.messages()).contains(sentence);
  }

  @Test
  void explainsForProgramsToo() {
    Invocation why =
        Invocation.of("why", database, "globex", "--at", "2026-02-01", "--format", "json");

    assertThat(why.exitCode()).isZero();
    assertThat(why.results()).contains("\"id\": \"2-0\"", "\"truth\": \"unknown\"", "\"changes\"");
    Invocation stalls = Invocation.of("stalls", database, "--at", "2026-02-01", "--format", "json");
    assertThat(stalls.results()).contains("\"stalled\": 1", "\"overdue\"");
    Invocation usage =
        Invocation.of("usage", database, "--until", "2026-02-01", "--format", "json");
    assertThat(usage.results()).contains("\"transitions\"", "\"stages\"");
  }

  @Test
  void whatIsDoneIsNotedUnderTheNamesOfTheApi() {
    assertThat(operate("pause", "globex").exitCode()).isZero();
    assertThat(operate("forget", "acme").exitCode()).isZero();

    try (Store store = SqliteStores.openToRead(database)) {
      List<AuditEntry> noted = store.read(read -> read.listings().access().audit(0, 10));
      assertThat(noted)
          .extracting(AuditEntry::actor, AuditEntry::action, AuditEntry::target)
          .containsExactly(
              tuple("eva", "pauseExecution", "/executions/2-0/pause"),
              tuple("eva", "forgetSubject", "/subjects/{type}/{key}/forget"));
    }
  }

  @Test
  void whatIsMeantMustBeKnown() {
    assertRefused(Invocation.of("why", database, "acne"), "knows no subject `acne`");
    assertRefused(Invocation.of("why", database, "acme"), "no execution of `acme` is under way");
    assertRefused(Invocation.of("why", database, "99-1"), "has no execution 99-1");
    assertRefused(operate("pause", "99-1"), "has no execution 99-1");
    assertRefused(
        operate("override", "globex", "--to", "Moon"),
        "refused, nothing has changed: journey \"First Invoice\" has no stage \"Moon\"");
    assertRefused(operate("correct", "globex", "Books.Invoice"), "is no fact");
    assertRefused(
        operate("correct", "globex", "Books.Invoice.Statos=Paid"),
        "did you mean Books.Invoice.Status?");
    assertRefused(
        operate("correct", "globex", "Books.Invoice.Amount=much", "--record", "I-9"),
        "Books.Invoice.Amount");
    assertRefused(
        Invocation.of("operate", "pause", database, "globex", "--actor", " ", "--reason", "x"),
        "--actor and --reason must say something");
    assertRefused(
        Invocation.of("usage", database, "--limit-of", "First Invoices", "--actions", "5"),
        "no journey \"First Invoices\" is in operation");
    assertRefused(Invocation.of("usage", database, "--actions", "5"), "limits belong to a journey");
    assertRefused(Invocation.of("verify", folder.resolve("none.db")), "there is no database");
    assertRefused(
        Invocation.of("prune", folder.resolve("none.db"), "--before", "2026-01-01"),
        "there is no database");
    assertRefused(
        Invocation.of("backup", database, database), "already; name a new one, or move it away");
  }

  @Test
  void aLimitThatIsExceededIsToldAndHoldsNothingBack() {
    assertThat(
            Invocation.of("usage", database, "--limit-of", "First Invoice", "--executions", "0")
                .exitCode())
        .isZero();
    assertThat(Invocation.of("stalls", database, "--at", "2026-02-01").results())
        .contains("limit", "1 executions under way, expected at most 0");
    assertThat(Invocation.of("usage", database, "--limit-of", "First Invoice").results())
        .isEqualTo("removed the limits of First Invoice\n");
  }

  @Test
  void aDatabaseThatDoesNotVerifyIsAFinding() throws SQLException {
    assertThat(Invocation.of("verify", database).exitCode()).isZero();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE facts SET value = 'Draft' WHERE value = 'Paid'");
    }

    Invocation verify = Invocation.of("verify", database);

    assertThat(verify.exitCode()).isEqualTo(1);
    assertThat(verify.results())
        .contains("differs Customer acme", "and the log gives", "\"Paid\"", "1 subject differs");
  }

  @Test
  void aBackupBecomesADatabaseAgain() {
    Path backup = folder.resolve("backup.db");
    Path restored = folder.resolve("restored.db");
    assertThat(Invocation.of("backup", database, backup).exitCode()).isZero();
    assertThat(Invocation.of("restore", backup, restored).results()).startsWith("restored ");
    assertThat(Invocation.of("verify", restored).exitCode()).isZero();
    assertRefused(Invocation.of("restore", backup, restored), "already");
  }
}

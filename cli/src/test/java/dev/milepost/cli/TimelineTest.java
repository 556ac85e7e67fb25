package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TimelineTest {

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

  @Test
  void tellsWhatHappenedInAllApps() throws IOException {
    Invocation invocation = Invocation.of("timeline", database, "acme");

    assertThat(invocation.exitCode()).isZero();
    assertThat(invocation.messages()).isEmpty();
    Golden.assertMatches("timeline-acme.txt", invocation.results());
  }

  @Test
  void tellsWhyAnExecutionWaits() throws IOException {
    Golden.assertMatches(
        "timeline-globex.txt", Invocation.of("timeline", database, "Customer/globex").results());
    Golden.assertMatches(
        "timeline-globex-wide.txt",
        Invocation.onTerminal(120, "timeline", database, "AccountId/globex").results());
  }

  @Test
  void aSubjectMustBeKnown() {
    assertThat(Invocation.of("timeline", database, "acne\u001b"))
        .isEqualTo(
            new Invocation(
                2,
                "",
                "milepost: the database `" + database + "` knows no subject `acne\\u001b`\n"));
  }

  @Test
  void theDatabaseMustBeOne() throws IOException, SQLException {
    assertUnusable(folder.resolve("nowhere.db"), "nowhere.db");
    assertThat(folder.resolve("nowhere.db")).doesNotExist();
    assertUnusable(folder, folder.toString());
    assertUnusable(Files.writeString(folder.resolve("text.db"), "no database".repeat(200)), "text");
    assertUnusable(Files.writeString(folder.resolve("empty.db"), ""), "empty.db");

    Path foreign = folder.resolve("foreign.db");
    execute(foreign, "CREATE TABLE customers (name TEXT)");
    assertUnusable(foreign, "foreign.db");
  }

  @Test
  void aNewerDatabaseIsLeftAlone() throws SQLException {
    execute(database, "PRAGMA user_version = 999");
    assertUnusable(database, "newer");
  }

  @Test
  void aDamagedDatabaseIsToldAsSuch() throws IOException {
    byte[] bytes = Files.readAllBytes(database);
    for (int i = 4096; i < bytes.length; i++) {
      bytes[i] = (byte) (bytes[i] ^ 0x5A);
    }
    Files.write(database, bytes);
    assertUnusable(database, "damaged");
  }

  private void assertUnusable(Path path, String sentence) {
    Invocation invocation = Invocation.of("timeline", path, "acme");
    assertThat(invocation.messages()).startsWith("milepost: ").contains(sentence).hasLineCount(1);
    assertThat(invocation.results()).isEmpty();
    assertThat(invocation.exitCode()).isEqualTo(2);
  }

  private static void execute(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

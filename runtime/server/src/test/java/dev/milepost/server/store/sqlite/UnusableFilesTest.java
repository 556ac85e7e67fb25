package dev.milepost.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.StoreException;
import dev.milepost.server.store.StoreException.Reason;
import dev.milepost.server.store.Tally;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import dev.milepost.server.writer.Submission;
import dev.milepost.server.writer.Writer;
import dev.milepost.server.writer.WriterOptions;
import dev.milepost.server.writer.WriterOptions.ClockMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no store, or not one that can be written: a sentence, and nothing half done. */
final class UnusableFilesTest {

  private static final int GROUP = 20;

  @TempDir private Path folder;

  private static StoreException failure(ThrowingCallable work) {
    StoreException failure = catchThrowableOfType(StoreException.class, work);
    assertThat(failure).isNotNull();
    assertThat(failure.getMessage()).doesNotContain("Exception", "\n");
    return failure;
  }

  private static StoreException opening(Path path) {
    return failure(() -> SqliteStores.open(path, SqliteOptions.STANDARD).close());
  }

  private Path filled() {
    Path path = folder.resolve("filled.db");
    try (Store store = SqliteStores.open(path, SqliteOptions.STANDARD)) {
      fill(store, 200);
    }
    return path;
  }

  private static void fill(Store store, int signals) {
    List<Submission> submissions = new Signals().random(1, signals);
    Writer writer =
        new Writer(store, SmallWorld.deployment(), WriterOptions.replay(ClockMode.SHARED));
    for (int from = 0; from < signals; from += GROUP) {
      writer.write(submissions.subList(from, Math.min(signals, from + GROUP)));
    }
  }

  private static void change(Path database, String... sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      for (String command : sql) {
        statement.execute(command);
      }
    }
  }

  @Test
  void aTextFileIsNoDatabaseAndStaysAsItIs() throws IOException {
    Path path = Files.writeString(folder.resolve("notes.db"), "A shopping list, and nothing else.");
    assertThat(opening(path).reason()).isEqualTo(Reason.NOT_A_DATABASE);
    assertThat(path).hasContent("A shopping list, and nothing else.");
    assertThat(failure(() -> SqliteStores.openToRead(path)))
        .hasMessage(path + " is no database; name another file, or a new one");
  }

  @Test
  void aFolderIsNoDatabase() {
    assertThat(opening(folder)).hasMessage(folder + " is a folder; name a file for the database");
  }

  @Test
  void aDeviceIsNoDatabase() {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "this system has no /dev/full");
    assertThat(opening(full).reason()).isEqualTo(Reason.NOT_A_FILE);
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path path = folder.resolve("missing").resolve("store.db");
    assertThat(opening(path))
        .hasMessage("there is no folder " + path.getParent() + " for the database " + path);
    assertThat(failure(() -> SqliteStores.openToRead(path)).reason()).isEqualTo(Reason.MISSING);
  }

  @Test
  void aDatabaseOfAnotherProgramStaysAsItIs() throws Exception {
    Path path = folder.resolve("other.db");
    change(path, "CREATE TABLE customers (name TEXT)");
    byte[] before = Files.readAllBytes(path);
    assertThat(opening(path).reason()).isEqualTo(Reason.FOREIGN_DATABASE);
    assertThat(Files.readAllBytes(path)).isEqualTo(before);
  }

  @Test
  void aDatabaseOfANewerVersionIsLeftToIt() throws Exception {
    Path path = filled();
    change(path, "PRAGMA user_version = 99");
    assertThat(opening(path))
        .hasMessage(
            "the database "
                + path
                + " was written by a newer version (its schema is 99, this version knows "
                + SchemaVersion.CURRENT
                + "); use"
                + " that version");
    assertThat(failure(() -> SqliteStores.openToRead(path)).reason())
        .isEqualTo(Reason.NEWER_SCHEMA);
  }

  @Test
  void migrationsRunOnlyWhereTheSchemaIsBehind() throws Exception {
    Path path = filled();
    // Flyway would make its history anew and then fail on the tables that are there.
    change(path, "DROP TABLE flyway_schema_history");
    SqliteStores.open(path, SqliteOptions.STANDARD).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path)) {
      assertThat(
              connection.getMetaData().getTables(null, null, "flyway_schema_history", null).next())
          .isFalse();
    }
  }

  @Test
  void anEmptyFileBecomesADatabase() throws IOException {
    Path path = Files.createFile(folder.resolve("empty.db"));
    try (Store store = SqliteStores.open(path, SqliteOptions.STANDARD)) {
      assertThat(store.read(ReadTransaction::tally).inputs()).isZero();
    }
  }

  @Test
  void aDamagedDatabaseIsSaidToBeDamaged() throws IOException {
    Path path = filled();
    byte[] bytes = Files.readAllBytes(path);
    // The header stays, so that only reading on finds the damage.
    Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5A);
    Files.write(path, bytes);
    StoreException failure =
        failure(() -> {
          try (Store store = SqliteStores.open(path, SqliteOptions.STANDARD)) {
            store.read(ReadTransaction::tally);
          }
        });
    assertThat(failure.reason()).isIn(Reason.DAMAGED, Reason.NOT_A_DATABASE);
  }

  @Test
  void whereANewDatabaseHasNoRoomNoneIsLeft() throws IOException {
    Path path = folder.resolve("tiny.db");
    StoreException failure =
        failure(() -> SqliteStores.open(path, new SqliteOptions(Duration.ofSeconds(1), 5)).close());
    assertThat(failure.reason()).isEqualTo(Reason.FULL);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aGroupThatFindsTheDiskFullIsNotThereAndWhatWasBeforeIs() {
    Path path = folder.resolve("small.db");
    StoreException failure;
    try (Store store = SqliteStores.open(path, new SqliteOptions(Duration.ofSeconds(1), 90))) {
      failure = failure(() -> fill(store, 1_500));
    }
    assertThat(failure.reason()).isEqualTo(Reason.FULL);
    // With more room the next signals go on where the last whole group ended.
    try (Store store = SqliteStores.open(path, SqliteOptions.STANDARD)) {
      Tally before = store.read(ReadTransaction::tally);
      assertThat(before.inputs()).isPositive();
      fill(store, 1_500);
      Tally after = store.read(ReadTransaction::tally);
      assertThat(after.inputs()).isGreaterThanOrEqualTo(1_500);
    }
  }

  @Test
  void aStoreThatWasOpenedToReadIsNotWritten() {
    Path path = filled();
    try (Store store = SqliteStores.openToRead(path)) {
      assertThat(store.read(ReadTransaction::tally).inputs()).isGreaterThanOrEqualTo(200);
      assertThat(failure(() -> fill(store, 1)).reason()).isEqualTo(Reason.READ_ONLY);
    }
  }
}

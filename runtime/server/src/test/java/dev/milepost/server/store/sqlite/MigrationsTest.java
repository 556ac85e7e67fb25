package dev.milepost.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class MigrationsTest {

  @Test
  void theVersionCountsTheMigrations() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration/sqlite"))) {
      assertThat(files.count()).isEqualTo(SchemaVersion.CURRENT);
    }
  }
}

package dev.milepost.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was found is kept in a file from one run to the next. */
final class FoundBeforeTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void inANewFolder() {
    file = folder.resolve("cache").resolve("w.findings");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void keep(String... keys) {
    FoundBefore memory = new FoundBefore(file, "1");
    for (String key : keys) {
      memory.keep(key, bytes("found of " + key));
    }
    memory.save();
  }

  @Test
  void isRecalledInTheNextRun() {
    keep("one", "two");

    assertThat(new FoundBefore(file, "1").recall("two")).isEqualTo(bytes("found of two"));
  }

  @Test
  void isForgottenWhereNobodyAskedForIt() {
    keep("one", "two");
    FoundBefore next = new FoundBefore(file, "1");
    next.recall("one");
    next.save();

    FoundBefore last = new FoundBefore(file, "1");
    assertThat(last.recall("one")).isNotNull();
    assertThat(last.recall("two")).isNull();
  }

  @Test
  void ofAnotherVersionIsOfNoUse() {
    keep("one");

    assertThat(new FoundBefore(file, "2").recall("one")).isNull();
  }

  @Test
  void inADamagedFileIsOfNoUse() throws IOException {
    keep("one");
    byte[] whole = Files.readAllBytes(file);

    for (int place = 0; place < whole.length; place++) {
      byte[] damaged = whole.clone();
      damaged[place] ^= 1;
      Files.write(file, damaged);
      byte[] recalled = new FoundBefore(file, "1").recall("one");
      if (recalled != null) {
        assertThat(recalled).isEqualTo(bytes("found of one"));
      }
    }
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
    assertThat(new FoundBefore(file, "1").recall("one")).isNull();
  }

  @Test
  void isNotKeptWhereNothingCanBeWritten() throws IOException {
    Files.writeString(folder.resolve("cache"), "a file where the folder should be");

    keep("one");

    assertThat(new FoundBefore(file, "1").recall("one")).isNull();
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).hasSize(1);
    }
  }
}

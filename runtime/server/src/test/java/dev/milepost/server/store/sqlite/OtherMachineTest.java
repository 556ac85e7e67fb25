package dev.milepost.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.state.SubjectStateJson;
import dev.milepost.server.operate.Verification;
import dev.milepost.server.store.Store;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import dev.milepost.server.writer.Writer;
import dev.milepost.server.writer.WriterOptions;
import dev.milepost.server.writer.WriterOptions.ClockMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of one machine, replayed by another one: other zone, language, encoding, collector. */
final class OtherMachineTest {

  @TempDir private Path folder;

  /** What the other machine does: it verifies, and tells the hash of every state. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      try (Store store = SqliteStores.openToRead(Path.of(arguments[0]))) {
        System.out.println(Verification.verify(store, _ -> {}).isClean());
        hashes(store).forEach(System.out::println);
      }
    }
  }

  private static List<String> hashes(Store store) {
    Writer writer =
        new Writer(store, SmallWorld.deployment(), WriterOptions.replay(ClockMode.SHARED));
    return store.read(read ->
        read.operations().subjects(0, 100).stream()
            .map(number -> SubjectStateJson.hash(read.load(number, writer.declarations()).state()))
            .toList());
  }

  @Test
  void givesTheSameHashes() throws IOException, InterruptedException {
    Path database = folder.resolve("store.db");
    List<String> here;
    try (Store store = SqliteStores.open(database, SqliteOptions.STANDARD)) {
      store.write(transaction -> {
        transaction.deploy(SmallWorld.deployment(), Signals.MONDAY, "ann");
        return transaction;
      });
      new Writer(store, SmallWorld.deployment(), WriterOptions.replay(ClockMode.SHARED))
          .write(new Signals().random(23, 300));
      here = hashes(store);
    }
    Path copy = folder.resolve("copy.db");
    SqliteStores.copy(database, copy);

    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.timezone=Asia/Kathmandu",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Dfile.encoding=ISO-8859-1",
                "-Xint",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                copy.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> there =
        new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();

    assertThat(child.waitFor()).isZero();
    assertThat(there.getFirst()).isEqualTo("true");
    assertThat(there.subList(1, there.size())).isEqualTo(here).hasSize(6);
  }
}

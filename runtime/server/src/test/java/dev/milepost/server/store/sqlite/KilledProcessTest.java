package dev.milepost.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.state.SubjectStateJson;
import dev.milepost.engine.step.Step;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.StoredSubject;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import dev.milepost.server.writer.Acknowledgement;
import dev.milepost.server.writer.Submission;
import dev.milepost.server.writer.Writer;
import dev.milepost.server.writer.WriterOptions;
import dev.milepost.server.writer.WriterOptions.ClockMode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while it writes; what it acknowledged is there, and nothing by halves. */
final class KilledProcessTest {

  private static final int SIGNALS = 4_000;
  private static final int GROUP = 7;
  private static final int ROUNDS = 3;

  @TempDir private Path folder;

  /** What the child does: it writes groups and tells how many signals were acknowledged. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      try (Store store = SqliteStores.open(Path.of(arguments[0]), SqliteOptions.STANDARD)) {
        Writer writer = writer(store);
        List<Submission> signals = new Signals().random(3, SIGNALS);
        for (int from = 0; from + GROUP <= signals.size(); from += GROUP) {
          writer.write(signals.subList(from, from + GROUP));
          System.out.println(from + GROUP);
        }
      }
    }
  }

  private static Writer writer(Store store) {
    return new Writer(store, SmallWorld.deployment(), WriterOptions.replay(ClockMode.SHARED));
  }

  @Test
  void allOfAGroupOrNoneOfIt() throws IOException, InterruptedException {
    Path path = folder.resolve("store.db");
    SqliteStores.open(path, SqliteOptions.STANDARD).close();
    for (int round = 1; round <= ROUNDS; round++) {
      int acknowledged = killAfter(path, 150 * round);
      try (Store store = SqliteStores.open(path, SqliteOptions.STANDARD)) {
        Writer writer = writer(store);
        stepsOfTheLogGiveWhatIsStored(store, writer);
        List<Submission> signals = new Signals().random(3, SIGNALS);
        assertThat(writer.write(signals.subList(0, acknowledged)))
            .hasOnlyElementsOfType(Acknowledgement.Duplicate.class);
      }
    }
  }

  private static int killAfter(Path path, int signals) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                path.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int acknowledged = 0;
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      String line = output.readLine();
      while (line != null) {
        acknowledged = Integer.parseInt(line);
        if (acknowledged >= signals) {
          child.destroyForcibly();
          break;
        }
        line = output.readLine();
      }
    }
    child.waitFor();
    assertThat(acknowledged).isGreaterThanOrEqualTo(signals);
    return acknowledged;
  }

  private static void stepsOfTheLogGiveWhatIsStored(Store store, Writer writer) {
    long inputs = 0;
    for (int i = 0; i < 6; i++) {
      SubjectName name = new SubjectName("Customer", "c" + i);
      StoredSubject stored =
          store.read(read -> read.find(name, writer.declarations()).orElseThrow());
      SubjectState state = SubjectState.empty(writer.program().layout(), name);
      List<PastInput> history =
          store.read(read -> read.history(stored.number(), writer.declarations()));
      for (PastInput past : history) {
        state = Step.step(writer.program(), state, past.input()).state();
        inputs++;
      }
      assertThat(SubjectStateJson.hash(state)).isEqualTo(SubjectStateJson.hash(stored.state()));
    }
    assertThat(store.read(ReadTransaction::tally).inputs()).isEqualTo(inputs);
  }
}

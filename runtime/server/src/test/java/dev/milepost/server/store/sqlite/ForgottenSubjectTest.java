package dev.milepost.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.store.Store;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import dev.milepost.server.writer.Submission;
import dev.milepost.server.writer.Writer;
import dev.milepost.server.writer.WriterOptions;
import dev.milepost.server.writer.WriterOptions.ClockMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was forgotten is nowhere in the bytes of the database any more. */
final class ForgottenSubjectTest {

  private static final String KEY = "zanzibar-4711";
  private static final String EMAIL = "zoe@zanzibar.example";
  private static final String FACT = "ZanzibarWonInHaste";

  @TempDir private Path folder;

  private static Writer writer(Store store) {
    return new Writer(store, SmallWorld.deployment(), WriterOptions.replay(ClockMode.SHARED));
  }

  @Test
  void noByteOfItIsLeft() throws IOException {
    SubjectName subject = new SubjectName("Customer", KEY);
    try (Store store = SqliteStores.open(folder.resolve("store.db"), SqliteOptions.STANDARD)) {
      Writer writer = writer(store);
      Signals signals = new Signals();
      Instant at = Signals.MONDAY;
      List<Submission> some = new ArrayList<>(signals.random(3, 300));
      writer.write(some);
      Instant end = some.getLast().at();
      writer.write(
          List.of(
              signals.visit(end, EMAIL),
              signals.account(end, KEY, Signals.text("Stage", "won"), Signals.text("Email", EMAIL)),
              signals.account(end.plusSeconds(1), KEY, Signals.text("Stage", FACT)),
              signals.invoice(end.plusSeconds(2), KEY, KEY + "-1", Signals.text("Status", "Sent")),
              new Submission.Intervention(
                  end.plusSeconds(3),
                  subject,
                  new Submission.Override(
                      new ExecutionName("Onboarding", 1, null), "Live", "eva", FACT)),
              // Another signal under the same id becomes a dead letter that names the subject.
              Signals.arrival(end, "test", "r1", end, null, Signals.record("CRM.Account", KEY))));
      writer.advanceTo(end.plus(Duration.ofDays(9)));
      assertThat(found(KEY)).as("it is looked for in the right place").isTrue();

      var forgotten = writer.forget(subject, at, "eva", true).orElseThrow();

      assertThat(forgotten.deadLetters()).isEqualTo(1);
      assertThat(found(KEY)).isFalse();
      assertThat(found(EMAIL)).isFalse();
      assertThat(found(FACT)).isFalse();
    }
    assertThat(found(KEY)).isFalse();
  }

  private boolean found(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (content.contains(new String(bytes, StandardCharsets.ISO_8859_1))) {
          return true;
        }
      }
    }
    return false;
  }
}

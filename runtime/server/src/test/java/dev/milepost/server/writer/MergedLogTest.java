package dev.milepost.server.writer;

import static dev.milepost.server.writer.MergingWorld.ACME;
import static dev.milepost.server.writer.MergingWorld.OTHER;
import static dev.milepost.server.writer.MergingWorld.assertVerifies;
import static dev.milepost.server.writer.MergingWorld.day;
import static dev.milepost.server.writer.MergingWorld.history;
import static dev.milepost.server.writer.MergingWorld.subject;
import static dev.milepost.server.writer.MergingWorld.writer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.state.SubjectStateJson;
import dev.milepost.server.operate.Pruning;
import dev.milepost.server.store.ListedSubject;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.PastInput.Delivery;
import dev.milepost.server.store.Store;
import dev.milepost.server.world.Signals;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of subjects that became one is replayed, pruned and forgotten as any other. */
final class MergedLogTest {

  private static final Instant MONDAY = Signals.MONDAY;

  @TempDir private Path folder;
  private final Signals signals = new Signals();
  private final MergingWorld world = new MergingWorld(signals);

  @Test
  void theLogGivesMergedSubjectsInWhateverGroupsTheyWereWritten() {
    List<String> hashes = new ArrayList<>();
    List<Submission> linked = manyLinks(5);
    for (int size : List.of(1, 7, 1_000)) {
      try (Store store = MergingWorld.open(folder.resolve(size + ".db"))) {
        Writer writer = writer(store, size);
        for (int from = 0; from < linked.size(); from += size) {
          writer.write(linked.subList(from, Math.min(linked.size(), from + size)));
        }
        writer.advanceTo(linked.getLast().at().plus(Duration.ofDays(40)));
        List<ListedSubject> left = store.read(read -> read.listings().subjects(null, 0, 10));
        assertThat(left).hasSizeBetween(1, 5);
        hashes.add(
            String.join(
                " ",
                left.stream()
                    .map(one -> SubjectStateJson.hash(subject(store, writer, one.name()).state()))
                    .toList()));
        assertVerifies(store);
        Pruning.Result pruned = Pruning.prune(store, day(60), _ -> {});
        assertThat(pruned.leftAlone()).isEmpty();
        assertThat(pruned.lines()).isPositive();
        assertVerifies(store);
      }
    }
    assertThat(Collections.frequency(hashes, hashes.getFirst())).isEqualTo(3);
  }

  @Test
  void actionsOfAnAbsorbedSubjectArePrunedWithItsOwnLog() {
    try (Store store = MergingWorld.open(folder.resolve("store.db"))) {
      Writer writer = writer(store, 100);
      List<Submission> many = new ArrayList<>(List.of(world.email(MONDAY, "acme", "a@acme")));
      for (int i = 0; i < 150; i++) {
        many.add(world.won(MONDAY, "n" + i));
      }
      many.add(world.won(MONDAY, "other"));
      many.add(signals.invoice(MONDAY, "other", "I", Signals.text("Status", "Paid")));
      many.add(world.email(MONDAY, "other", "a@acme"));
      writer.write(many);
      assertThat(history(store, writer, ACME))
          .flatExtracting(PastInput::actions)
          .extracting(PastInput.StoredAction::delivery)
          .contains(Delivery.WITHDRAWN);

      assertThat(Pruning.prune(store, day(1), _ -> {}).leftAlone()).isEmpty();

      assertVerifies(store);
    }
  }

  @Test
  void whoIsForgottenIsForgottenUnderEveryName() {
    try (Store store = MergingWorld.open(folder.resolve("store.db"))) {
      Writer writer = writer(store, 100);
      writer.write(
          List.of(
              world.email(MONDAY, "acme", "a@acme"),
              world.won(day(1), "other"),
              world.email(day(2), "other", "a@acme")));

      assertThat(writer.forget(OTHER, day(3), "eva", true)).isPresent();

      assertThat(store.<Boolean>read(read -> read.find(ACME, writer.declarations()).isEmpty()))
          .isTrue();
      assertThat(writer.write(List.of(world.won(day(4), "other"), world.won(day(4), "acme"))))
          .hasOnlyElementsOfType(Acknowledgement.Refused.class);
      assertVerifies(store);
    }
  }

  /** Six customers who turn out to be fewer, in the midst of all else. */
  private List<Submission> manyLinks(long seed) {
    List<Submission> all = new Signals().random(seed, 300);
    Random random = new Random(seed);
    List<Submission> linked = new ArrayList<>();
    for (Submission submission : all) {
      linked.add(submission);
      if (random.nextInt(40) == 0) {
        linked.add(
            signals.account(
                submission.at(),
                "c" + random.nextInt(6),
                Signals.text("Email", "shared" + random.nextInt(4))));
      }
    }
    return linked;
  }
}

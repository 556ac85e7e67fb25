package dev.milepost.server.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.server.operate.Verification;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.StoredSubject;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import dev.milepost.server.writer.WriterOptions.ClockMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Subjects of the small world, some of which turn out to be the same. */
final class MergingWorld {

  static final SubjectName ACME = customer("acme");
  static final SubjectName OTHER = customer("other");

  private final Signals signals;

  MergingWorld(Signals signals) {
    this.signals = signals;
  }

  static SubjectName customer(String key) {
    return new SubjectName("Customer", key);
  }

  static Instant day(int day) {
    return Signals.MONDAY.plus(Duration.ofDays(day));
  }

  static Store open(Path database) {
    Store store = SqliteStores.open(database, SqliteOptions.STANDARD);
    if (store.read(read -> read.deployment().isEmpty())) {
      store.write(transaction -> {
        transaction.deploy(SmallWorld.deployment(), Signals.MONDAY, "ann");
        return transaction;
      });
    }
    return store;
  }

  static Writer writer(Store store, int cachedSubjects) {
    return new Writer(
        store,
        SmallWorld.deployment(),
        new WriterOptions(false, ClockMode.SHARED, UnaryOperator.identity(), cachedSubjects));
  }

  static StoredSubject subject(Store store, Writer writer, SubjectName name) {
    return store.read(read -> read.find(name, writer.declarations()).orElseThrow());
  }

  static List<PastInput> history(Store store, Writer writer, SubjectName name) {
    long number = subject(store, writer, name).number();
    return store.read(read -> read.history(number, writer.declarations()));
  }

  static List<TimelineEntry> told(Store store, Writer writer, SubjectName name) {
    return history(store, writer, name).stream().flatMap(past -> past.timeline().stream()).toList();
  }

  /** Values by record and field, whoever has them. */
  static Map<String, String> facts(StoredSubject subject) {
    Map<String, String> facts = new TreeMap<>();
    for (RecordState record : subject.state().allRecords()) {
      for (int field = 0; field < record.shape().size(); field++) {
        var value = record.value(field);
        if (value != null) {
          facts.put(
              record.shape().name() + " " + record.id() + " " + record.shape().fieldName(field),
              value.print());
        }
      }
    }
    return facts;
  }

  static void assertVerifies(Store store) {
    Verification.Result result = Verification.verify(store, _ -> {});
    assertThat(result.differences()).isEmpty();
    assertThat(result.isClean()).isTrue();
  }

  Submission email(Instant at, String account, String email) {
    return signals.account(at, account, Signals.text("Email", email));
  }

  Submission won(Instant at, String account) {
    return signals.account(at, account, Signals.text("Stage", "won"));
  }
}

package dev.milepost.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.milepost.server.deploy.Preview.Change;
import dev.milepost.server.deploy.Preview.JourneyPreview;
import dev.milepost.server.deploy.Preview.StagePreview;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Standing;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import dev.milepost.server.writer.Submission;
import dev.milepost.server.writer.Writer;
import dev.milepost.server.writer.WriterOptions;
import dev.milepost.server.writer.WriterOptions.ClockMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release is tried on a thousand customers before it is put into operation. */
final class RehearsalTest {

  private static final int CUSTOMERS = 1_000;
  private static final Instant MONDAY = Signals.MONDAY;
  private static final Release RELEASE =
      new Release(SmallWorld.catalog(), SmallWorld.deployment().active());

  @TempDir private Path folder;
  private final Signals signals = new Signals();
  private Path database;

  @BeforeEach
  void name() {
    database = folder.resolve("store.db");
  }

  private Store open() {
    return SqliteStores.open(database, SqliteOptions.STANDARD);
  }

  private void fill(Release inOperation) throws Deployments.RefusedException {
    try (Store store = open()) {
      Writer writer =
          new Writer(
              store,
              Deployments.deploy(store, inOperation, MONDAY, "ann"),
              WriterOptions.replay(ClockMode.SHARED));
      List<Submission> won = new ArrayList<>();
      for (int i = 0; i < CUSTOMERS; i++) {
        won.add(signals.account(MONDAY, "c" + i, Signals.text("Stage", "won")));
      }
      writer.write(won);
    }
  }

  @Test
  void whereAThousandOldCustomersMatchNothingStartsAndTheNumberIsTold()
      throws Deployments.RefusedException {
    fill(new Release(SmallWorld.catalog(), List.of()));
    try (Store store = open()) {
      Preview preview = Rehearsal.of(store, RELEASE, new StageMapping(Map.of()), MONDAY);

      assertThat(preview.journeys())
          .extracting(JourneyPreview::change, JourneyPreview::matching)
          .containsExactly(tuple(Change.NEW, (long) CUSTOMERS));

      Writer writer =
          new Writer(
              store,
              Deployments.deploy(store, RELEASE, MONDAY, "ann"),
              WriterOptions.replay(ClockMode.SHARED));
      writer.write(List.of(signals.account(MONDAY, "c1", Signals.text("Email", "c@acme"))));

      assertThat(store.<List<Standing>>read(ReadTransaction::standings)).isEmpty();
    }
  }

  @Test
  void whoTravelsIsTriedAlsoWhereNobodyElseIsAskedAnew() throws Deployments.RefusedException {
    fill(RELEASE);
    try (Store store = open()) {
      Preview preview =
          Rehearsal.of(
              store,
              new Release(SmallWorld.catalog(), SmallWorld.otherVersion().active()),
              new StageMapping(Map.of()),
              MONDAY);

      JourneyPreview onboarding = preview.journeys().getFirst();
      assertThat(onboarding.change()).isEqualTo(Change.CHANGED);
      assertThat(onboarding.matching()).as("it starts for whom it started before").isNull();
      assertThat(onboarding.stages())
          .extracting(StagePreview::executions, StagePreview::stranded, StagePreview::refused)
          .containsExactly(tuple((long) CUSTOMERS, 0L, 0L));
    }
  }
}

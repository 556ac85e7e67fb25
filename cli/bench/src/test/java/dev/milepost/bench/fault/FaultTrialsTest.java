package dev.milepost.bench.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small sample of each program that tries to break the server. */
final class FaultTrialsTest {

  private static final long SEED = 20260105;

  @TempDir Path folder;

  @Test
  void aKilledServerLosesNothingThatItAcknowledged()
      throws IOException, InterruptedException, SQLException {
    KillTrial trial = new KillTrial(folder, SEED);

    assertThat(trial.run(2).all()).isEmpty();
    assertThat(trial.acknowledgedSignals()).isPositive();
    assertThat(trial.receivedActions()).isPositive();
  }

  @Test
  void aCrowdAroundOneSubjectEqualsSomeSerialOrder() throws IOException, InterruptedException {
    CrowdTrial trial = new CrowdTrial(folder, SEED);

    assertThat(trial.run(320).all()).isEmpty();
    assertThat(trial.answeredSignals()).isEqualTo(320);
  }

  @Test
  void aClockThatJumpsLeavesNothingOverdue()
      throws IOException, InterruptedException, SQLException {
    ClockTrial trial = new ClockTrial(folder, SEED);

    assertThat(trial.run(5).all()).isEmpty();
    assertThat(trial.sentSignals()).isPositive();
  }

  @Test
  void damagedRequestsAreNoFailuresOfTheServer() throws IOException, InterruptedException {
    MalformedTrial trial = new MalformedTrial(folder, SEED);

    assertThat(trial.run(400).all()).isEmpty();
    assertThat(trial.goodSignals()).isEqualTo(8);
    assertThat(trial.answers()).containsKey("400");
  }

  @Test
  void aFullDatabaseRefusesAndGoesOnWithMoreRoom()
      throws IOException, InterruptedException, SQLException {
    assertThat(new DiskTrial(folder, SEED).fullDatabase(2).all()).isEmpty();
  }

  @Test
  void writesThatFailLoseNothingThatWasAcknowledged()
      throws IOException, InterruptedException, SQLException {
    assertThat(new DiskTrial(folder, SEED).failingWrites(2).all()).isEmpty();
  }

  @Test
  void aCopyOfAnyMomentOpensAndVerifies() throws IOException, InterruptedException, SQLException {
    assertThat(new PowerLossTrial(folder, SEED).run(1).all()).isEmpty();
  }

  @Test
  void aStreamIsTakenWhole() throws IOException, InterruptedException {
    SoakTrial trial = new SoakTrial(folder, SEED);

    assertThat(trial.run(3_000, 1_000).all()).isEmpty();
    assertThat(trial.sentSignals()).isEqualTo(3_000);
  }
}

package dev.milepost.cli.demo;

import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.intake.SignalFile;
import dev.milepost.server.intake.SignalOrder;
import dev.milepost.server.intake.message.IntakeException;
import dev.milepost.server.replay.Replay;
import dev.milepost.server.replay.ReplayOptions;
import dev.milepost.server.replay.ReplayProgress;
import dev.milepost.server.replay.ReplayResult;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import dev.milepost.server.writer.Acknowledgement;
import dev.milepost.server.writer.Submission;
import dev.milepost.server.writer.Submission.Intervention;
import dev.milepost.server.writer.Writer;
import dev.milepost.server.writer.WriterOptions;
import dev.milepost.server.writer.WriterOptions.ClockMode;
import java.time.Instant;
import java.util.List;

/**
 * What happens in the demo: the apps tell of five customers, then two people step in, then a
 * morning comes on which somebody looks.
 */
public final class DemoStory {

  /** The customers, each in a situation of its own. */
  public static final List<String> CUSTOMERS =
      List.of("acme", "hooli", "initech", "umbrella", "globex");

  /** The one that waits for longer than expected. */
  public static final String STALLED = "globex";

  private static final String SUBJECT = "Customer";
  private static final ExecutionName EXECUTION = new ExecutionName("Customer Onboarding", 1, null);

  private static final List<Submission> INTERVENTIONS =
      List.of(
          new Intervention(
              Instant.parse("2026-02-04T10:15:00Z"),
              customer("initech"),
              new Submission.Override(
                  EXECUTION, "Onboarded", "dana@sales.example", "paid by cheque")),
          new Intervention(
              Instant.parse("2026-02-05T08:30:00Z"),
              customer("umbrella"),
              new Submission.Answer(EXECUTION, "Keep", "lead@acme.example")));

  private static final Instant END = Instant.parse("2026-02-06T09:00:00Z");

  private DemoStory() {}

  /** The name of a customer in the store. */
  public static SubjectName customer(String key) {
    return new SubjectName(SUBJECT, key);
  }

  /** Runs it into the database. */
  public static ReplayResult run(DemoFiles files, Deployment deployment) throws IntakeException {
    try (Store store = SqliteStores.open(files.database(), SqliteOptions.STANDARD);
        SignalFile signals =
            SignalFile.open(files.signals(), null, null, deployment.catalog(), _ -> {})) {
      ReplayOptions options = new ReplayOptions(SignalOrder.TIME, null, END);
      ReplayResult result =
          new Replay(store, deployment, options, ReplayProgress.NONE)
              .run(
                  signals,
                  rejected -> {
                    throw new IllegalStateException("the demo's own signal: " + rejected);
                  });
      Writer writer = new Writer(store, deployment, WriterOptions.replay(ClockMode.SHARED));
      for (Acknowledgement answer : writer.write(INTERVENTIONS)) {
        if (!(answer instanceof Acknowledgement.Accepted)) {
          throw new IllegalStateException("the demo's own intervention: " + answer);
        }
      }
      writer.advanceTo(END);
      return result;
    }
  }
}

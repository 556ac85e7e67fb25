package dev.milepost.server.intake;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.server.intake.message.Fault;
import dev.milepost.server.intake.message.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the CloudEvents of a file. One without {@code time} counts as received at the time of the
 * line before it; one before all times is refused, since nothing says when it was.
 */
final class CloudEventInterpreter implements Interpreter {

  private final CloudEventReader reader;
  private final ReportTally tally;
  private @Nullable Instant latest;

  CloudEventInterpreter(Catalog catalog, ReportTally tally) {
    this.reader = new CloudEventReader(catalog);
    this.tally = tally;
  }

  @Override
  public List<? extends Outcome> interpret(Message message) {
    if (!(message.content() instanceof Message.Tree(JsonObject envelope))) {
      throw new IllegalStateException("CloudEvents are read from whole objects");
    }
    return List.of(
        switch (reader.read(envelope)) {
          case CloudEventReader.Read read -> take(message, read);
          case CloudEventReader.Unfit(List<Fault> faults) -> rejected(message, faults);
        });
  }

  private Outcome take(Message message, CloudEventReader.Read read) {
    Instant time = read.signal().time();
    if (time == null && latest == null) {
      return rejected(
          message,
          List.of(new Fault("no time", "it has no `time`, and no line before it has one")));
    }
    for (String field : read.undeclared()) {
      tally.undeclared(read.signal().content().type(), field);
    }
    latest = time == null ? latest : time;
    return new Outcome.Incoming(
        read.signal(), read.address(), latest, message.place(), read.body());
  }

  private static Outcome rejected(Message message, List<Fault> faults) {
    return new Outcome.Rejected(message.place(), faults, message.raw().get());
  }
}

package dev.milepost.server.api;

import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.server.api.Incomings.Prepared;
import dev.milepost.server.host.Host;
import dev.milepost.server.http.ProblemException;
import dev.milepost.server.intake.message.Fault;
import dev.milepost.server.intake.message.MessageReader;
import dev.milepost.server.writer.Submission.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A stream of signals, one a line, of any length. What has come is committed and answered, a line
 * for each, before more is read; so a sender is never faster than the disk, and whoever loses the
 * connection knows which lines were taken.
 */
final class SignalStream {

  private static final int MOST_AT_ONCE = 200;

  private final Host host;
  private final SignalIntake intake;

  SignalStream(Host host, SignalIntake intake) {
    this.host = host;
    this.intake = intake;
  }

  private record NumberedLine(long number, Prepared prepared) {}

  void run(InputStream in, Origin origin, OutputStream out) throws IOException {
    LineSplitter lines = new LineSplitter(in, MessageReader.MESSAGE_LIMIT);
    List<NumberedLine> group = new ArrayList<>();
    LineSplitter.Line line = lines.next();
    while (line != null) {
      if (!line.isBlank()) {
        group.add(new NumberedLine(line.number(), prepare(line, origin)));
      }
      if (group.size() == MOST_AT_ONCE || !lines.hasMore()) {
        if (!answer(group, out)) {
          return;
        }
        group.clear();
      }
      line = lines.next();
    }
    answer(group, out);
  }

  private Prepared prepare(LineSplitter.Line line, Origin origin) {
    if (line.isTooLong()) {
      String text = new String(line.bytes(), StandardCharsets.UTF_8);
      Fault fault = MessageReader.TOO_LONG;
      return Incomings.unfit(
          List.of(fault), text.substring(0, Math.min(1_000, text.length())), "", "");
    }
    return Incomings.text(host.writer().running(), line.bytes(), origin);
  }

  /** Whether the stream goes on; it ends where the store fails or the server stops. */
  private boolean answer(List<NumberedLine> group, OutputStream out) throws IOException {
    if (group.isEmpty()) {
      return true;
    }
    try {
      List<SignalResult> results =
          intake.takeWhenRoom(group.stream().map(NumberedLine::prepared).toList());
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < results.size(); i++) {
        JsonWriter.compact(results.get(i).json(group.get(i).number()), text);
        text.append('\n');
      }
      write(text, out);
      return true;
    } catch (ProblemException e) {
      JsonObject end =
          JsonObject.builder()
              .put("line", group.getFirst().number())
              .put("problem", e.problem().json())
              .build();
      write(new StringBuilder(JsonWriter.compact(end)).append('\n'), out);
      return false;
    }
  }

  private static void write(StringBuilder text, OutputStream out) throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}

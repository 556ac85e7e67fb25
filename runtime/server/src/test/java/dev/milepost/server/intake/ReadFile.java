package dev.milepost.server.intake;

import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.signal.Signal.Happening;
import dev.milepost.engine.signal.Signal.RecordChange;
import dev.milepost.engine.signal.Signal.RecordGone;
import dev.milepost.server.intake.message.Fault;
import dev.milepost.server.intake.message.IntakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that came of a file, in the order of the file. */
record ReadFile(List<Outcome> outcomes, IntakeReport report) {

  static ReadFile of(Path file, @Nullable SignalMapping mapping) throws IntakeException {
    try (SignalFile signals = SignalFile.open(file, null, mapping, Shapes.CATALOG, _ -> {})) {
      List<Outcome> outcomes = new ArrayList<>();
      for (Outcome next = signals.next(); next != null; next = signals.next()) {
        outcomes.add(next);
      }
      return new ReadFile(outcomes, signals.report());
    }
  }

  static ReadFile of(Path folder, String name, String content, @Nullable SignalMapping mapping)
      throws IOException {
    return of(Files.writeString(folder.resolve(name), content), mapping);
  }

  List<Outcome.Incoming> signals() {
    return all(Outcome.Incoming.class);
  }

  List<Outcome.Rejected> rejected() {
    return all(Outcome.Rejected.class);
  }

  /** The refused messages as {@code line: fault; fault}. */
  List<String> faults() {
    return rejected().stream()
        .map(rejected ->
            rejected.place().line()
                + ": "
                + String.join("; ", rejected.faults().stream().map(Fault::describe).toList()))
        .toList();
  }

  /** The signals as {@code type id field=value ...}; an unknown value is empty. */
  List<String> contents() {
    return signals().stream().map(ReadFile::content).toList();
  }

  static String content(Outcome.Incoming incoming) {
    return switch (incoming.signal().content()) {
      case RecordChange change -> change.type() + " " + change.recordId() + fields(change.fields());
      case RecordGone gone -> gone.type() + " " + gone.recordId() + " gone";
      case Happening happening -> happening.type() + fields(happening.fields());
    };
  }

  private static String fields(List<FieldValue> fields) {
    StringBuilder text = new StringBuilder();
    for (FieldValue field : fields) {
      var value = field.value();
      text.append(' ').append(field.field()).append('=').append(value == null ? "" : value.print());
    }
    return text.toString();
  }

  private <T extends Outcome> List<T> all(Class<T> kind) {
    return outcomes.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}

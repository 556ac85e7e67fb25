package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Terminal;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.Reading;
import dev.milepost.engine.value.ValueText;
import dev.milepost.server.operate.CorrectionRequest;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.StoredSubject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milepost operate correct}. */
@Command(
    name = "correct",
    header = "Correct a fact of a subject.",
    customSynopsis = "milepost operate correct [OPTIONS] DB SUBJECT FIELD=VALUE",
    description = {
      "The fact is what you say until its app tells something newer. Neither its age nor a final"
          + " value stands against it. The journeys move on as if the app had said it."
    },
    footer = {
      "  milepost operate correct run.db acme Books.Invoice.Status=Paid --record I-7 \\",
      "      --actor eva --reason 'paid in cash'",
      "",
      "Read on in docs/operations.md."
    })
public final class CorrectCommand implements Callable<Integer> {

  private static final String UNKNOWN = "unknown";

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "DB", description = "The database.")
  Path database = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "SUBJECT",
      description = "The subject, as in milepost timeline.")
  String subject = "";

  @Parameters(
      index = "2",
      paramLabel = "FIELD=VALUE",
      description =
          "The field with its app and record, and the right value: 12.50 EUR, 2026-02-06, PT36H."
              + " unknown makes it unknown.")
  String fact = "";

  @Option(
      names = "--record",
      paramLabel = "ID",
      description = "The id of the record. Default: the only one of its type.")
  @Nullable String record;

  @Mixin Signature signature = new Signature();

  /** The command on a terminal. */
  public CorrectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new Intervention(terminal, database).run(signature, this::direct);
  }

  private Intervention.Directed direct(ReadTransaction store, Choice choice) {
    int sign = fact.indexOf('=');
    if (sign < 0) {
      throw new UnusableException("`" + fact + "` is no fact: write App.Record.Field=VALUE");
    }
    String value = fact.substring(sign + 1);
    StoredSubject stored = choice.stored(store, subject);
    CorrectionRequest request =
        new CorrectionRequest(fact.substring(0, sign), record, type -> read(type, value));
    return switch (request.check(
        choice.running(store).deployment().catalog(),
        stored.state(),
        signature.actor,
        signature.reason)) {
      case CorrectionRequest.Fits(var correction) ->
          new Intervention.Directed(
              stored.state().name(),
              correction,
              Intervention.Noted.on(stored.state().name(), "correctFact", "facts"));
      case CorrectionRequest.Misfits(String fault) ->
          throw new UnusableException(Shown.text(fault));
    };
  }

  private static Reading read(FieldType type, String value) {
    return value.equals(UNKNOWN) ? Reading.Unknown.UNKNOWN : ValueText.read(type, value);
  }
}

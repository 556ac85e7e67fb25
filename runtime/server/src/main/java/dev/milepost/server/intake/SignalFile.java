package dev.milepost.server.intake;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.server.intake.message.IntakeException;
import dev.milepost.server.intake.message.MessageFile;
import dev.milepost.server.intake.message.MessageReader;
import dev.milepost.server.intake.message.Shown;
import dev.milepost.server.intake.message.SignalFormat;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A file of signals that is read message by message, in its own order. What cannot be read at all,
 * as a damaged or truncated {@code .gz}, is an exception; {@link OrderedSignals} sees to it that
 * then nothing of a packed file has been handed on.
 *
 * <p>Signals of mapped messages that have no id of their own are named by the file and the ordinal
 * of their message, so that the same file read twice gives the same signals.
 */
public final class SignalFile implements Closeable {

  private static final String PACKED = ".gz";

  private final MessageFile file;
  private final MessageReader reader;
  private final Interpreter interpreter;
  private final ReportTally tally;
  private List<? extends Outcome> pending = List.of();
  private int nextPending;

  private SignalFile(
      MessageFile file, MessageReader reader, Interpreter interpreter, ReportTally tally) {
    this.file = file;
    this.reader = reader;
    this.interpreter = interpreter;
    this.tally = tally;
  }

  /**
   * Opens a file, gzipped or not.
   *
   * @param format its format, or null: told from its name or content
   * @param mapping how its messages become signals, or null: they are CloudEvents
   * @param catalog what is declared
   * @param progress is told how many bytes of the file, as it is stored, have been read so far
   * @throws IntakeException where the file cannot be read, or does not go with the mapping, or the
   *     mapping not with the declarations
   */
  public static SignalFile open(
      Path path,
      @Nullable SignalFormat format,
      @Nullable SignalMapping mapping,
      Catalog catalog,
      LongConsumer progress)
      throws IntakeException {
    MessageFile file = MessageFile.open(path, format, progress);
    try {
      ReportTally tally = new ReportTally();
      if (mapping != null) {
        MappingInterpreter interpreter =
            new MappingInterpreter(mapping, catalog, source(file.name()));
        MessageReader reader = file.readPaths(interpreter.paths());
        return new SignalFile(file, reader, interpreter, tally);
      }
      if (file.format() != SignalFormat.JSON_LINES) {
        throw new IntakeException(
            Shown.quoted(path.toString())
                + " is "
                + file.format().title()
                + "; how its messages become signals must be said in a mapping file (--map FILE)");
      }
      Interpreter interpreter = new CloudEventInterpreter(catalog, tally);
      return new SignalFile(file, file.readTrees(), interpreter, tally);
    } catch (IntakeException e) {
      file.close();
      throw e;
    }
  }

  /**
   * Opens a file of webhooks as they were received: each line is a body, and where headers are
   * read, its member {@code header} holds them. As when they are received, they may be without time
   * and id.
   *
   * @param mapping how the app's webhooks become signals
   * @throws IntakeException where the file cannot be read, or the mapping does not go with the
   *     declarations
   */
  public static SignalFile openHooks(
      Path path, SignalMapping mapping, Catalog catalog, LongConsumer progress)
      throws IntakeException {
    MessageFile file = MessageFile.open(path, SignalFormat.JSON_LINES, progress);
    try {
      MappingInterpreter interpreter =
          new MappingInterpreter(mapping, catalog, source(file.name()));
      return new SignalFile(
          file,
          file.readPaths(interpreter.paths()),
          message -> interpreter.interpret(message, Long.toString(message.place().ordinal())),
          new ReportTally());
    } catch (IntakeException e) {
      file.close();
      throw e;
    }
  }

  /** What the file holds. */
  public SignalFormat format() {
    return file.format();
  }

  /** Whether the file is gzipped. */
  public boolean isCompressed() {
    return file.isCompressed();
  }

  /**
   * Reads on.
   *
   * @return null at the end
   * @throws IntakeException where the file cannot be read
   */
  public @Nullable Outcome next() throws IntakeException {
    if (nextPending < pending.size()) {
      return pending.get(nextPending++);
    }
    return switch (reader.next()) {
      case null -> null;
      case MessageReader.Read(var message) -> first(interpreter.interpret(message));
      case MessageReader.Bad(var place, var fault, var raw) ->
          first(List.of(new Outcome.Rejected(place, List.of(fault), raw)));
      case MessageReader.Broken(long line, int column, String reason) -> {
        Outcome.Broken broken = new Outcome.Broken(line, column, reason);
        tally.broken(broken);
        yield broken;
      }
    };
  }

  /** What has been read so far. */
  public IntakeReport report() {
    return tally.report(reader.neverSeen());
  }

  @Override
  public void close() throws IntakeException {
    reader.close();
  }

  private Outcome first(List<? extends Outcome> outcomes) {
    tally.message(outcomes);
    pending = outcomes;
    nextPending = 1;
    return outcomes.getFirst();
  }

  /** The name that signals give as their source: it stays when the file is packed or unpacked. */
  private static String source(String fileName) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(PACKED) && fileName.length() > PACKED.length()
        ? fileName.substring(0, fileName.length() - PACKED.length())
        : fileName;
  }
}

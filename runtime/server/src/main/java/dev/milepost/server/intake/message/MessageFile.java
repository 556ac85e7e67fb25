package dev.milepost.server.intake.message;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A file that is open, its format being known, and not yet read. */
public final class MessageFile implements Closeable {

  private final String name;
  private final SignalFormat format;
  private final InflatedFile file;

  private MessageFile(String name, SignalFormat format, InflatedFile file) {
    this.name = name;
    this.format = format;
    this.file = file;
  }

  /**
   * Opens a file, gzipped or not.
   *
   * @param format its format, or null: told from its name or content
   * @param progress is told how many bytes of the file, as it is stored, have been read so far
   * @throws IntakeException where it cannot be read or holds nothing
   */
  public static MessageFile open(Path path, @Nullable SignalFormat format, LongConsumer progress)
      throws IntakeException {
    InflatedFile file = InflatedFile.open(path, progress);
    try {
      Path last = path.getFileName();
      String name = last == null ? path.toString() : last.toString();
      return new MessageFile(name, format == null ? SignalFormat.of(name, file) : format, file);
    } catch (IntakeException e) {
      file.close();
      throw e;
    }
  }

  /** The last part of the file's path. */
  public String name() {
    return name;
  }

  /** What the file holds. */
  public SignalFormat format() {
    return format;
  }

  /** Whether the file is gzipped. */
  public boolean isCompressed() {
    return file.isCompressed();
  }

  /**
   * Reads messages that hold whole JSON objects.
   *
   * @throws IllegalStateException where this is no file of JSON Lines
   */
  public MessageReader readTrees() throws IntakeException {
    if (format != SignalFormat.JSON_LINES) {
      throw new IllegalStateException(format.title() + " has no trees");
    }
    return new JsonLinesReader(file, null);
  }

  /**
   * Reads messages that hold what stands at some paths.
   *
   * @param paths columns, attributes or JSON paths
   * @throws IntakeException where the file cannot be read or a column is not there
   */
  public MessageReader readPaths(List<String> paths) throws IntakeException {
    PathTable table = new PathTable(paths);
    return switch (format) {
      case JSON_LINES -> new JsonLinesReader(file, table);
      case CSV -> new CsvMessageReader(file, name, table);
      case XES -> new XesReader(file, name, table);
    };
  }

  /** Closes the file, also under a reader. */
  @Override
  public void close() throws IntakeException {
    file.close();
  }
}

package dev.milepost.cli.command;

import dev.milepost.cli.terminal.ProgressLine;
import dev.milepost.cli.terminal.ProgressLine.Unit;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.compiler.catalog.CatalogLearner;
import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads files of JSON, one value a file or one a line, for a learner. */
final class SampleFiles {

  private static final int MOST_BYTES = 64 << 20;
  private static final int LONGEST_LINE = 1 << 20;
  private static final int MOST_COMPLAINTS = 5;

  private final Terminal terminal;
  private final CatalogLearner learner;
  private long lines;

  SampleFiles(Terminal terminal, CatalogLearner learner) {
    this.terminal = terminal;
    this.learner = learner;
  }

  /**
   * Reads a file, or the files of a folder in the order of their names.
   *
   * @throws UnusableException where there is none, or it holds no JSON
   */
  void read(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      readFile(path);
      return;
    }
    List<Path> files;
    try (Stream<Path> entries = Files.walk(path)) {
      files = entries.filter(SampleFiles::isJson).filter(Files::isRegularFile).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new UnusableException(
          "there is no file of JSON (*.json, *.jsonl, *.ndjson) in `" + path + "`");
    }
    for (Path file : files) {
      readFile(file);
    }
  }

  private void readFile(Path file) throws IOException {
    try (InputStream stored = new BufferedInputStream(Files.newInputStream(file));
        InputStream content = inflated(stored)) {
      if (plainName(file).endsWith(".json")) {
        readValue(file, content);
      } else {
        readLines(file, content);
      }
    } catch (EOFException e) {
      throw new UnusableException("`" + file + "` is cut off: its gzip data end too early", e);
    } catch (ZipException e) {
      throw new UnusableException("`" + file + "` is damaged: its gzip data are corrupt", e);
    }
  }

  /** One value, or what is called .json and has a value on each line. */
  private void readValue(Path file, InputStream content) throws IOException {
    byte[] bytes = content.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new UnusableException(
          "`" + file + "` has more than 64 MiB; write one message a line and call it .jsonl");
    }
    try {
      learner.add(file.toString(), JsonReader.MESSAGE.read(bytes));
    } catch (JsonSyntaxException whole) {
      int end = lineEnd(bytes);
      try {
        JsonReader.MESSAGE.read(bytes, 0, end);
      } catch (JsonSyntaxException _) {
        throw new UnusableException("`" + file + "` is no JSON: " + whole.describe(), whole);
      }
      readLines(file, new ByteArrayInputStream(bytes));
    }
  }

  private void readLines(Path file, InputStream content) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long number = 0;
    int complaints = 0;
    long good = 0;
    try (ProgressLine progress = terminal.progress()) {
      for (int next = content.read(); next >= 0 || line.size() > 0; next = content.read()) {
        if (next >= 0 && next != '\n') {
          if (line.size() <= LONGEST_LINE) {
            line.write(next);
          }
          continue;
        }
        number++;
        String fault = take(file, line.toByteArray());
        line.reset();
        if (fault == null) {
          good++;
        } else if (++complaints <= MOST_COMPLAINTS) {
          terminal.complain("`" + file + "`, line " + number + ", is no JSON: " + fault);
        }
        progress.show("reading", ++lines, -1, Unit.SIGNALS);
        if (next < 0) {
          break;
        }
      }
    }
    if (complaints > MOST_COMPLAINTS) {
      terminal.complain(
          "`" + file + "` has " + (complaints - MOST_COMPLAINTS) + " more lines that are no JSON");
    }
    if (good == 0) {
      throw new UnusableException(
          "`" + file + "` " + (number == 0 ? "is empty" : "holds no line of JSON"));
    }
  }

  /** Why a line is no JSON, or null; empty lines are passed over. */
  private @Nullable String take(Path file, byte[] line) {
    if (line.length > LONGEST_LINE) {
      return "it is longer than 1 MiB";
    }
    if (new String(line, StandardCharsets.ISO_8859_1).isBlank()) {
      return null;
    }
    try {
      learner.add(file.toString(), JsonReader.MESSAGE.read(line));
      return null;
    } catch (JsonSyntaxException e) {
      return e.describe();
    }
  }

  private static int lineEnd(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  private static InputStream inflated(InputStream stored) throws IOException {
    stored.mark(2);
    boolean isPacked = stored.read() == 0x1F && stored.read() == 0x8B;
    stored.reset();
    return isPacked ? new BufferedInputStream(new GZIPInputStream(stored)) : stored;
  }

  private static boolean isJson(Path file) {
    String name = plainName(file);
    return !name.startsWith(".")
        && (name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson"));
  }

  private static String plainName(Path file) {
    Path last = file.getFileName();
    String name = (last == null ? "" : last.toString()).toLowerCase(Locale.ROOT);
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }
}

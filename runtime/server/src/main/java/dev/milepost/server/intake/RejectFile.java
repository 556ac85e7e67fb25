package dev.milepost.server.intake;

import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.server.intake.message.Fault;
import dev.milepost.server.intake.message.IntakeException;
import dev.milepost.server.intake.message.Shown;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps refused messages as JSON Lines: {@code line}, {@code reasons} and {@code message}, the text
 * as it stood in the file. The file appears, or is replaced, when all is written; where nothing is
 * refused, there is none, and one that was there stays.
 */
public final class RejectFile implements RejectSink, Closeable {

  private final Path target;
  private final Path written;
  private @Nullable BufferedWriter writer;

  /** Writes nothing yet. */
  public RejectFile(Path target) {
    this.target = target;
    // A device or pipe cannot be replaced.
    boolean replaceable = !Files.exists(target) || Files.isRegularFile(target);
    this.written = replaceable ? target.resolveSibling(target.getFileName() + ".part") : target;
  }

  /** Where the messages are, or will be, kept. */
  public Path path() {
    return target;
  }

  @Override
  public void add(Outcome.Rejected rejected) throws IntakeException {
    try {
      BufferedWriter open = writer;
      if (open == null) {
        open = Files.newBufferedWriter(written);
        writer = open;
      }
      JsonObject line =
          JsonObject.builder()
              .put("line", rejected.place().line())
              .put(
                  "reasons",
                  JsonArray.ofTexts(rejected.faults().stream().map(Fault::describe).toList()))
              .put("message", rejected.raw())
              .build();
      open.write(JsonWriter.compact(line));
      open.write('\n');
    } catch (IOException e) {
      throw cannotBeWritten(e);
    }
  }

  /**
   * Completes the file.
   *
   * @return whether there is one
   * @throws IntakeException where it cannot be written
   */
  public boolean finish() throws IntakeException {
    BufferedWriter open = writer;
    if (open == null) {
      return false;
    }
    try {
      open.close();
      writer = null;
      if (!written.equals(target)) {
        Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
      }
      return true;
    } catch (IOException e) {
      throw cannotBeWritten(e);
    }
  }

  /** Leaves nothing behind that was not finished. */
  @Override
  public void close() {
    BufferedWriter open = writer;
    if (open == null) {
      return;
    }
    writer = null;
    try (open) {
      if (!written.equals(target)) {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      // What failed to be written was told by add or finish; there is nothing to save here.
    }
  }

  private IntakeException cannotBeWritten(IOException e) {
    return new IntakeException(
        "the refused messages cannot be written to %s: %s"
            .formatted(Shown.quoted(target.toString()), Shown.escaped(why(e))),
        e);
  }

  private static String why(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "its folder does not exist";
      case AccessDeniedException _ -> "that is not allowed";
      default -> String.valueOf(e.getMessage());
    };
  }
}

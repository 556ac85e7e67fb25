package dev.milepost.cli;

import dev.milepost.cli.command.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Keeps the details of a fault of this program where they can be sent from. */
final class FaultFile {

  private FaultFile() {}

  /** Writes the details to a new file and says so in a sentence. */
  static String write(Throwable fault, String... arguments) {
    String sentence =
        fault instanceof OutOfMemoryError
            ? "this needs more memory than there is"
            : "this is a fault of Milepost, not yours";
    try {
      Path file = Files.createTempFile("milepost-fault-", ".txt");
      Files.writeString(file, details(fault, arguments));
      return sentence + "; please report it with what is written in " + file;
    } catch (IOException | SecurityException _) {
      return sentence + " (" + fault + "); its details could not be written to a file";
    }
  }

  private static String details(Throwable fault, String... arguments) {
    StringWriter text = new StringWriter();
    PrintWriter lines = new PrintWriter(text);
    lines.println("time       " + Instant.now());
    lines.println("version    " + Version.ofProgram());
    lines.println(
        "system     " + System.getProperty("os.name") + ' ' + System.getProperty("os.arch"));
    lines.println("arguments  " + String.join(" ", arguments));
    lines.println();
    fault.printStackTrace(lines);
    lines.flush();
    return text.toString();
  }
}

package dev.milepost.cli;

import dev.milepost.cli.terminal.Surroundings;
import dev.milepost.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A run of the command in this process, with all that it wrote. */
record Invocation(int exitCode, String results, String messages) {

  /** Runs it as in a pipe. */
  static Invocation of(Object... arguments) {
    return with(Surroundings.NONE, arguments);
  }

  /** Runs it as on a terminal with so many columns. */
  static Invocation onTerminal(int columns, Object... arguments) {
    return with(new Surroundings(true, true, columns, false), arguments);
  }

  /** Runs it with a standard output that takes nothing. */
  static Invocation intoFullDisk(Object... arguments) {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int unit) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int exitCode = run(full, messages, Surroundings.NONE, arguments);
    return new Invocation(exitCode, "", messages.toString(StandardCharsets.UTF_8));
  }

  static Invocation with(Surroundings surroundings, Object... arguments) {
    ByteArrayOutputStream results = new ByteArrayOutputStream();
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int exitCode = run(results, messages, surroundings, arguments);
    return new Invocation(
        exitCode,
        results.toString(StandardCharsets.UTF_8),
        messages.toString(StandardCharsets.UTF_8));
  }

  private static int run(
      OutputStream results, OutputStream messages, Surroundings surroundings, Object... arguments) {
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    return Milepost.run(new Terminal(results, messages, surroundings, () -> 0), words);
  }
}

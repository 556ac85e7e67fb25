package dev.milepost.cli.terminal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A stream of text in UTF-8 whose failures are noticed, unlike those of {@link System#out}.
 * Everything that comes from outside must have been escaped before.
 */
public final class Output {

  private final Writer writer;

  /** What went wrong first: text was lost then, so nothing that comes later can be whole. */
  private @Nullable IOException failure;

  /** Writes to a stream. */
  Output(OutputStream stream) {
    this.writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
  }

  /**
   * Writes text as it stands.
   *
   * @throws OutputException where the stream does not take it
   */
  public void print(String text) {
    attempt(() -> writer.write(text));
  }

  /**
   * Writes a line.
   *
   * @throws OutputException where the stream does not take it
   */
  public void line(String text) {
    print(text);
    print("\n");
  }

  /**
   * Hands over what is still held back.
   *
   * @throws OutputException where the stream does not take it
   */
  public void flush() {
    attempt(writer::flush);
  }

  /** The same stream for libraries that want a {@link PrintWriter}; failures come through it. */
  public PrintWriter asPrintWriter() {
    return new PrintWriter(new Failing(this));
  }

  private void attempt(Attempt attempt) {
    if (failure == null) {
      try {
        attempt.run();
        return;
      } catch (IOException e) {
        failure = e;
      }
    }
    throw new OutputException(failure);
  }

  private interface Attempt {
    void run() throws IOException;
  }

  /** A print writer keeps I/O exceptions to itself and lets others pass. */
  private static final class Failing extends Writer {
    private final Output output;

    Failing(Output output) {
      this.output = output;
    }

    @Override
    public void write(char[] buffer, int offset, int length) {
      output.print(new String(buffer, offset, length));
    }

    @Override
    public void flush() {
      output.flush();
    }

    @Override
    public void close() {
      output.flush();
    }
  }
}

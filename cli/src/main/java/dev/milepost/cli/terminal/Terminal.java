package dev.milepost.cli.terminal;

import dev.milepost.engine.json.JsonWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.function.LongSupplier;

/** Where a command writes: results to standard output, messages and progress to standard error. */
public final class Terminal {

  /** Longer lines of prose are hard to read. */
  private static final int MOST_PROSE_COLUMNS = 100;

  private final Output results;
  private final Output messages;
  private final Surroundings surroundings;
  private final LongSupplier nanoseconds;
  private volatile ColorChoice color = ColorChoice.AUTO;
  private boolean progressShown;

  /**
   * A terminal over any streams.
   *
   * @param nanoseconds a clock for the progress, which only ever goes on
   */
  public Terminal(
      OutputStream results,
      OutputStream messages,
      Surroundings surroundings,
      LongSupplier nanoseconds) {
    this.results = new Output(results);
    this.messages = new Output(messages);
    this.surroundings = surroundings;
    this.nanoseconds = nanoseconds;
  }

  /** The streams of this process. */
  public static Terminal ofProcess() {
    return new Terminal(
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Surroundings.ofProcess(),
        System::nanoTime);
  }

  /** Chooses whether there are colours. */
  public void color(ColorChoice choice) {
    color = choice;
  }

  /** Standard output. */
  public Output results() {
    return results;
  }

  /** Whether a person looks at standard output as it comes. */
  public boolean showsResults() {
    return surroundings.resultsOnTerminal();
  }

  /** The colours of standard output. */
  public Paint resultPaint() {
    return paint(surroundings.resultsOnTerminal());
  }

  /** The colours of standard error. */
  public Paint messagePaint() {
    return paint(surroundings.messagesOnTerminal());
  }

  /** The width of the terminal in columns. */
  public int columns() {
    return surroundings.columns();
  }

  /** What the user typed to start this program. */
  public String commandName() {
    return surroundings.commandName();
  }

  /** The width of prose in columns. */
  public int proseColumns() {
    return Math.min(surroundings.columns(), MOST_PROSE_COLUMNS);
  }

  /**
   * Writes text to standard error at once, behind the results so far. It must be escaped.
   *
   * <p>A standard error that takes nothing is no reason to fail: there is nobody to be told.
   */
  public synchronized void message(String text) {
    try {
      results.flush();
    } catch (OutputException _) {
      // The same failure comes again at the end, where it is told.
    }
    try {
      if (progressShown) {
        progressShown = false;
        messages.print(ProgressLine.ERASE);
      }
      messages.print(text);
      messages.flush();
    } catch (OutputException _) {
      // See above.
    }
  }

  /** Writes {@code milepost:} and a sentence, which is escaped here, to standard error. */
  public void complain(String sentence) {
    String safe = JsonWriter.escape(sentence);
    message(messagePaint().paint(Style.STRONG, "milepost:") + ' ' + safe + '\n');
  }

  /** Writes what is still held back, and fails where standard output does not take it. */
  public void finish() {
    eraseProgress();
    results.flush();
  }

  /** A line of progress, which is silent where standard error is no terminal. */
  public ProgressLine progress() {
    return new ProgressLine(this, surroundings.messagesOnTerminal(), nanoseconds);
  }

  synchronized void showProgress(String line) {
    progressShown = true;
    try {
      messages.print(ProgressLine.ERASE + line);
      messages.flush();
    } catch (OutputException _) {
      // Progress is told only where somebody looks.
    }
  }

  /** Takes the line of progress away. */
  public synchronized void eraseProgress() {
    if (progressShown) {
      message("");
    }
  }

  private Paint paint(boolean onTerminal) {
    boolean wanted =
        switch (color) {
          case ALWAYS -> true;
          case NEVER -> false;
          case AUTO -> onTerminal && !surroundings.colorsUnwanted();
        };
    return wanted ? Paint.COLORS : Paint.NONE;
  }
}

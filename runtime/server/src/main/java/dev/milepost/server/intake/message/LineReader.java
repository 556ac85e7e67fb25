package dev.milepost.server.intake.message;

import java.io.Closeable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits bytes into lines that end with a line feed, a carriage return or both. A byte order mark
 * before the first is left out. Of a line beyond the limit only the beginning is kept.
 */
final class LineReader implements Closeable {

  private static final int BUFFER = 1 << 16;
  private static final int KEPT_OF_TOO_LONG = 1_000;

  private final InflatedFile input;
  private byte[] buffer = new byte[BUFFER];
  private int start;
  private int end;
  private long number;

  LineReader(InflatedFile input) throws IntakeException {
    this.input = input;
    if (Arrays.equals(input.peek(3), new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF})) {
      start = fill() ? 3 : 0;
    }
  }

  /**
   * A line without its end. The bytes are valid until the next line is read.
   *
   * @param number from 1
   * @param isTooLong whether this is only the beginning of a line longer than the limit
   */
  record Line(long number, byte[] bytes, int offset, int length, boolean isTooLong) {
    /** Whether there are only spaces and tabs. */
    boolean isBlank() {
      for (int i = offset; i < offset + length; i++) {
        if (bytes[i] != ' ' && bytes[i] != '\t') {
          return false;
        }
      }
      return true;
    }
  }

  /** The next line, or null at the end. */
  @Nullable Line next() throws IntakeException {
    int scanned = 0;
    while (true) {
      int lineEnd = lineEnd(start + scanned);
      if (lineEnd >= 0) {
        return take(lineEnd);
      }
      scanned = end - start;
      if (scanned > MessageReader.MESSAGE_LIMIT) {
        return skipTooLong();
      }
      if (!fill()) {
        return scanned == 0 ? null : take(end);
      }
    }
  }

  @Override
  public void close() throws IntakeException {
    input.close();
  }

  private int lineEnd(int from) {
    for (int i = from; i < end; i++) {
      if (buffer[i] == '\n' || buffer[i] == '\r') {
        return i;
      }
    }
    return -1;
  }

  private Line take(int lineEnd) throws IntakeException {
    int length = lineEnd - start;
    // The line feed after a carriage return may not have been read yet; reading may move the line.
    boolean feedMayFollow = lineEnd < end && buffer[lineEnd] == '\r';
    if (feedMayFollow && lineEnd + 1 == end) {
      fill();
    }
    int offset = start;
    int next = offset + length;
    if (next < end) {
      next += feedMayFollow && next + 1 < end && buffer[next + 1] == '\n' ? 2 : 1;
    }
    start = next;
    number++;
    boolean tooLong = length > MessageReader.MESSAGE_LIMIT;
    return new Line(number, buffer, offset, tooLong ? KEPT_OF_TOO_LONG : length, tooLong);
  }

  private Line skipTooLong() throws IntakeException {
    byte[] kept = Arrays.copyOfRange(buffer, start, start + KEPT_OF_TOO_LONG);
    int lineEnd = -1;
    while (lineEnd < 0) {
      start = end;
      lineEnd = fill() ? lineEnd(start) : end;
    }
    start = lineEnd;
    take(lineEnd);
    return new Line(number, kept, 0, kept.length, true);
  }

  /** Reads more behind what is there, moving it to the front or into a larger buffer. */
  private boolean fill() throws IntakeException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int count = input.read(buffer, end, buffer.length - end);
    end += Math.max(count, 0);
    return count > 0;
  }
}

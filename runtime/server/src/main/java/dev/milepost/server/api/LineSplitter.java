package dev.milepost.server.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Splits what streams in into lines, of which none is ever held beyond a limit. */
final class LineSplitter {

  private final InputStream in;
  private final int limit;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private long number;

  LineSplitter(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /**
   * A line without its end.
   *
   * @param number from 1
   * @param bytes the line; of one that is too long, the beginning
   */
  record Line(long number, byte[] bytes, boolean isTooLong) {
    boolean isBlank() {
      for (byte unit : bytes) {
        if (unit != ' ' && unit != '\t' && unit != '\r') {
          return false;
        }
      }
      return true;
    }
  }

  /** The next line, or null at the end. */
  @Nullable Line next() throws IOException {
    if (!hasBytes()) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long length = 0;
    boolean isEnded = false;
    while (!isEnded && hasBytes()) {
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      line.write(buffer, from, (int) Math.min(end - from, Math.max(0, limit - length)));
      length += end - from;
      isEnded = end < to;
      from = isEnded ? end + 1 : end;
    }
    return new Line(++number, line.toByteArray(), length > limit);
  }

  /** Whether a byte is in the buffer, which is filled where it is empty. */
  private boolean hasBytes() throws IOException {
    if (from == to) {
      from = 0;
      to = Math.max(0, in.read(buffer));
    }
    return from < to;
  }

  /** Whether something more is there already. */
  boolean hasMore() throws IOException {
    return from < to || in.available() > 0;
  }
}

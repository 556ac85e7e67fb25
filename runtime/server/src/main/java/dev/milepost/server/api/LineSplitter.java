package dev.milepost.server.api;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Splits what streams in into lines, of which none is ever held beyond a limit. */
final class LineSplitter {

  private final BufferedInputStream in;
  private final int limit;
  private long number;

  LineSplitter(InputStream in, int limit) {
    this.in = new BufferedInputStream(in, 1 << 16);
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
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long length = 0;
    int unit = in.read();
    if (unit < 0) {
      return null;
    }
    while (unit >= 0 && unit != '\n') {
      if (length < limit) {
        line.write(unit);
      }
      length++;
      unit = in.read();
    }
    return new Line(++number, line.toByteArray(), length > limit);
  }

  /** Whether something more is there already. */
  boolean hasMore() throws IOException {
    return in.available() > 0;
  }
}

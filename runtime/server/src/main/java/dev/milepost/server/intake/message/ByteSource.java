package dev.milepost.server.intake.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.LongConsumer;

/** A buffered stream of bytes that can be looked at before it is read. */
final class ByteSource extends InputStream {

  private static final int BUFFER = 1 << 16;

  private final InputStream input;
  private final LongConsumer progress;
  private final byte[] buffer = new byte[BUFFER];
  private int start;
  private int end;
  private long total;

  /**
   * @param progress is told how many bytes have been read from the input so far
   */
  ByteSource(InputStream input, LongConsumer progress) {
    this.input = input;
    this.progress = progress;
  }

  /** How many bytes have been read from the input. */
  long total() {
    return total;
  }

  /** The next bytes without reading them, fewer where the input ends. */
  byte[] peek(int length) throws IOException {
    while (end - start < length && fill()) {
      // Until there are enough.
    }
    return Arrays.copyOfRange(buffer, start, Math.min(end, start + length));
  }

  @Override
  public int read() throws IOException {
    return start < end || fill() ? buffer[start++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (start == end && !fill()) {
      return -1;
    }
    int count = Math.min(length, end - start);
    System.arraycopy(buffer, start, target, offset, count);
    start += count;
    return count;
  }

  /**
   * Zero at the end only, even if that means to wait: {@link java.util.zip.GZIPInputStream} takes
   * zero for the end of a file of several members.
   */
  @Override
  public int available() throws IOException {
    return start < end || fill() ? end - start : 0;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }

  private boolean fill() throws IOException {
    if (start == end) {
      start = 0;
      end = 0;
    } else if (end == buffer.length) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    int count = input.read(buffer, end, buffer.length - end);
    if (count <= 0) {
      return false;
    }
    end += count;
    total += count;
    progress.accept(total);
    return true;
  }
}

package dev.milepost.server.intake.message;

import java.io.IOException;
import java.io.InputStream;

/**
 * Lets a parser read only so much between two of its events: a parser collects a tag or comment
 * whole, however long it is.
 */
final class BoundedInput extends InputStream {

  private static final int LIMIT = 2 * MessageReader.MESSAGE_LIMIT;

  private final InputStream input;
  private int allowance = LIMIT;

  BoundedInput(InputStream input) {
    this.input = input;
  }

  /** The parser asked for more without an event than it may have. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    private TooLongException() {
      super("longer than " + LIMIT + " bytes");
    }
  }

  /** An event came: the count begins anew. */
  void renew() {
    allowance = LIMIT;
  }

  @Override
  public int read() throws IOException {
    spend(1);
    return input.read();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = input.read(target, offset, length);
    spend(Math.max(count, 0));
    return count;
  }

  private void spend(int count) throws TooLongException {
    allowance -= count;
    if (allowance < 0) {
      throw new TooLongException();
    }
  }
}

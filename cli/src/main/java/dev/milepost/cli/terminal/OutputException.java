package dev.milepost.cli.terminal;

import java.io.IOException;

/** A stream did not take what was written: a closed pipe, a full disk. */
public final class OutputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OutputException(IOException cause) {
    super(String.valueOf(cause.getMessage()), cause);
  }
}

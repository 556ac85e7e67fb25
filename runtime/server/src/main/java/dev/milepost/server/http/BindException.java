package dev.milepost.server.http;

import org.jspecify.annotations.Nullable;

/** The address cannot be bound. The message is one sentence for people. */
public final class BindException extends Exception {

  private static final long serialVersionUID = 1L;

  BindException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Others could reach the address, and nobody has a token. */
  public static BindException open(String host) {
    return new BindException(
        "without tokens anybody could call the server at "
            + host
            + "; make one first (milepost token create), or bind to 127.0.0.1",
        null);
  }
}

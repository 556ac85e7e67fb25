package dev.milepost.server.http;

/** The address cannot be bound. The message is one sentence for people. */
public final class BindException extends Exception {

  private static final long serialVersionUID = 1L;

  BindException(String message, Throwable cause) {
    super(message, cause);
  }
}

package dev.milepost.cli.command;

/** What was asked for, or given, cannot be used. The message is one sentence for the user. */
public final class UnusableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** An exception whose message is shown, escaped. */
  public UnusableException(String message) {
    super(message);
  }

  /** An exception whose message is shown, escaped. */
  public UnusableException(String message, Throwable cause) {
    super(message, cause);
  }
}

package dev.milepost.server.intake.message;

import java.io.IOException;

/**
 * A file of signals, or a file that the intake writes, cannot be used. The message is a whole
 * sentence for the user: what, where, why and, where there is one, the way out.
 */
public final class IntakeException extends IOException {

  private static final long serialVersionUID = 1L;

  /** An exception whose message is shown as it stands. */
  public IntakeException(String message) {
    super(message);
  }

  /** An exception whose message is shown as it stands. */
  public IntakeException(String message, Throwable cause) {
    super(message, cause);
  }
}

package dev.milepost.compiler.trial;

/** A fact cannot be given like that. The message is one sentence that says why. */
public final class UnusableFactException extends Exception {

  private static final long serialVersionUID = 1L;

  UnusableFactException(String message) {
    super(message);
  }
}

package dev.milepost.server.configuration;

/** A secret cannot be had. The message names it and says why; it never holds it. */
public final class SecretException extends Exception {

  private static final long serialVersionUID = 1L;

  SecretException(String message) {
    super(message);
  }
}

package dev.milepost.server.adapter;

/** Something cannot be handed over as it is. The message says why and holds no secret. */
public final class UnsendableException extends Exception {

  private static final long serialVersionUID = 1L;

  UnsendableException(String message) {
    super(message);
  }
}

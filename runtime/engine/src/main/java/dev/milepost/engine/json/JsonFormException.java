package dev.milepost.engine.json;

/** A document is JSON, but not of the form that its reader expects. The message is for people. */
public final class JsonFormException extends Exception {

  private static final long serialVersionUID = 1L;

  JsonFormException(String message) {
    super(message, null, false, false);
  }
}

package dev.milepost.engine.plan;

/** A file is no plan that can be run. The message is a sentence for people that says what to do. */
public final class PlanFormatException extends Exception {

  private static final long serialVersionUID = 1L;

  PlanFormatException(String message) {
    super(message);
  }
}

package dev.milepost.server.intake.message;

/**
 * What is wrong with a message. Both texts are safe to show.
 *
 * @param reason in words that all messages with this fault share, so that they can be counted
 * @param detail what it is in this message, or empty
 */
public record Fault(String reason, String detail) {

  /** A fault that needs no detail. */
  public static Fault of(String reason) {
    return new Fault(reason, "");
  }

  /** Reason and detail in one sentence. */
  public String describe() {
    return detail.isEmpty() ? reason : reason + ": " + detail;
  }
}

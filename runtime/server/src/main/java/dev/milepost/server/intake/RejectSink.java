package dev.milepost.server.intake;

import dev.milepost.server.intake.message.IntakeException;

/** Takes the messages that are refused. */
public interface RejectSink {

  /**
   * Takes one.
   *
   * @throws IntakeException where it cannot be kept
   */
  void add(Outcome.Rejected rejected) throws IntakeException;
}

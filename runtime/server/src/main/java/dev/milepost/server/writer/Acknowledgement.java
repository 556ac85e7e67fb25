package dev.milepost.server.writer;

/** What became of a submission. It is given after the commit. */
public sealed interface Acknowledgement {

  /**
   * It took effect.
   *
   * @param input its number in the log
   * @param stale whether some of it was older than what is held, and was not applied
   */
  record Accepted(long input, boolean stale) implements Acknowledgement {}

  /** The same signal was received before; nothing happened. */
  record Duplicate() implements Acknowledgement {}

  /**
   * Another signal was received under its source and id; it is kept as a dead letter.
   *
   * @param deadLetter its number there
   */
  record Conflict(String reason, long deadLetter) implements Acknowledgement {}

  /**
   * It was no signal, and is kept as a dead letter.
   *
   * @param deadLetter its number there
   */
  record Kept(long deadLetter) implements Acknowledgement {}

  /** Its subject is not known; it waits for a link. */
  record Parked(long input) implements Acknowledgement {}

  /** It is logged and had no effect. */
  record Refused(String reason) implements Acknowledgement {}
}

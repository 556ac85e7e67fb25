package dev.milepost.server.store;

/**
 * What makes a signal the one that it is.
 *
 * @param source who sent it
 * @param id unique in its source
 * @param digest of all that it says; another digest under the same id is another signal
 */
public record SignalIdentity(String source, String id, long digest) {

  /** What the store knew of an identity before. */
  public enum Receipt {
    /** It was never received. */
    FRESH,
    /** The same signal was received. */
    DUPLICATE,
    /** Another signal was received under this source and id. */
    CONFLICT
  }
}

package dev.milepost.server.store;

import dev.milepost.server.store.PastInput.Delivery;
import java.time.Instant;

/** What can be changed in the outbox. */
public interface OutboxWriting extends OutboxReading {

  /** Takes a waiting action, so that nobody else does before an instant; that is an attempt. */
  void claim(long number, String by, Instant at, Instant until);

  /**
   * Gives a claimed action back after an attempt that failed. It waits again, and with it every
   * later one of its execution; it is withdrawn if its visit has ended meanwhile.
   *
   * @param due when it may be tried again
   */
  void postpone(long number, Instant at, Instant due, String note);

  /** Frees actions whose claim has run out, or that were claimed by somebody who is no more. */
  void free(Instant at, String by);

  /** Sets a waiting action aside, since nobody has said where it goes. */
  void setAside(long number);

  /** Has everything that was set aside looked at again, as if it were asked for now. */
  void takeUp(Instant at);

  /** Ends the way of an action. */
  void settle(long number, Delivery delivery, Instant at, String note);

  /** Lets a dead action wait again as if it were asked for now. */
  void revive(long number, Instant at);
}

package dev.milepost.server.live;

import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.Store;
import java.time.Instant;

/**
 * Work that goes through the queue in its turn and has the writer's thread to itself: what was
 * queued before it is committed, what comes after it waits.
 */
@FunctionalInterface
public interface WriterTask<R> {

  /** Does the work. What it throws reaches whoever waits for it; the writer goes on. */
  R run(Turn turn);

  /** What a task may touch. */
  interface Turn {

    /** When the task was handed in; nothing that waits behind it was received before. */
    Instant at();

    /** The store; each of its transactions is one commit. */
    Store store();

    /** Makes the writer run what the task has put into operation. */
    void follow(Deployment deployed);

    /** Makes the writer read again what it remembers of subjects, because the task changed some. */
    void forget();
  }
}

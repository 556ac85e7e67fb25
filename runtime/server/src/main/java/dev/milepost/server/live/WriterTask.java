package dev.milepost.server.live;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.plan.Plan;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.Store;
import java.time.Instant;
import java.util.List;

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

    /**
     * Puts declarations and plans into operation.
     *
     * @param actor who says so
     * @return what is in operation now
     * @throws IllegalArgumentException where the plans, or those on which executions still run, do
     *     not link with the declarations; nothing has changed then
     */
    Deployment deploy(Catalog catalog, List<Plan> plans, String actor);

    /** Makes the writer read again what it remembers of subjects, because the task changed some. */
    void forget();
  }
}

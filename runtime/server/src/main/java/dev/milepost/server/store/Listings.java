package dev.milepost.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Long lists, page by page. Each is ordered by a number that rises; a page begins behind the number
 * that is given, and has at most so many items.
 */
public interface Listings {

  /**
   * Messages that could not be taken.
   *
   * @param settled whether to give those that somebody saw to, or those that wait
   */
  List<KeptDeadLetter> deadLetters(boolean settled, long after, int limit);

  /** The message of that number. */
  Optional<KeptDeadLetter> deadLetter(long number);

  /** Executions, by their ids. */
  List<ListedExecution> executions(ListedExecution.Filter filter, ExecutionId after, int limit);

  /** The execution of that id; of one whose subject was absorbed since, under its new id. */
  Optional<ListedExecution> execution(ExecutionId id);

  /**
   * Subjects, by their numbers.
   *
   * @param type their kind, or null: all
   */
  List<ListedSubject> subjects(@Nullable String type, long after, int limit);

  /** Signals that wait for a link, by their numbers in the log. */
  List<ParkedSignal> parked(long after, int limit);

  /** Signals that name two subjects which cannot be the same, by their numbers in the log. */
  List<RefusedLink> refusedLinks(long after, int limit);

  /** Who may call, and who did what. */
  AccessControl access();

  /** What waits for something, now. */
  Pressure pressure(Instant now);
}

package dev.milepost.server.writer;

import dev.milepost.server.store.Due;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The timers that run out next, however many there are in all. Before the horizon the view is
 * complete; what lies behind it is only in the store, and is read when the view has been worked
 * off.
 */
final class DueTimes {

  private static final int READ_AT_ONCE = 10_000;
  private static final int MOST_HELD = 2 * READ_AT_ONCE;

  private final TreeSet<Due> next = new TreeSet<>();
  private final Map<Long, Due> bySubject = new HashMap<>();

  /** Null: the view is complete. */
  private @Nullable Due horizon = Due.FIRST;

  /** Sets, or with null clears, when time may change a subject. */
  void set(long subject, @Nullable Instant at) {
    Due before = bySubject.get(subject);
    if (before == null ? at == null : before.at().equals(at)) {
      return;
    }
    if (before != null) {
      bySubject.remove(subject);
      next.remove(before);
    }
    if (at != null) {
      Due due = new Due(at, subject);
      if (horizon == null || due.compareTo(horizon) < 0) {
        add(due);
        if (next.size() > MOST_HELD) {
          cut();
        }
      }
    }
  }

  /**
   * The timer that runs out next, or null where there is none.
   *
   * @param store reads timers of the store from one on, at most so many
   */
  @Nullable Due first(BiFunction<Due, Integer, List<Due>> store) {
    fill(store);
    return next.isEmpty() ? null : next.first();
  }

  /** The instant of the timer before which that many others run out, or null. */
  @Nullable Instant after(int others, BiFunction<Due, Integer, List<Due>> store) {
    fill(store);
    if (next.size() <= others) {
      return null;
    }
    int passed = 0;
    for (Due due : next) {
      if (passed++ == others) {
        return due.at();
      }
    }
    return null;
  }

  /** Forgets what is known of the store. */
  void forget() {
    next.clear();
    bySubject.clear();
    horizon = Due.FIRST;
  }

  private void fill(BiFunction<Due, Integer, List<Due>> store) {
    Due from = horizon;
    if (next.isEmpty() && from != null) {
      List<Due> read = store.apply(from, READ_AT_ONCE);
      read.forEach(this::add);
      horizon =
          read.size() < READ_AT_ONCE
              ? null
              : new Due(read.getLast().at(), read.getLast().subject() + 1);
    }
  }

  private void add(Due due) {
    next.add(due);
    bySubject.put(due.subject(), due);
  }

  private void cut() {
    while (next.size() > READ_AT_ONCE) {
      Due last = next.removeLast();
      bySubject.remove(last.subject());
      horizon = last;
    }
  }
}

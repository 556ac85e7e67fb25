package dev.milepost.engine.logic;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found out before, so that it need not be found out again. Safe for use by several
 * threads.
 */
final class RecentAnswers<Q, A> {

  /** Beyond so many the collection starts anew: what is in use is soon found again. */
  private static final int MOST = 10_000;

  private final Map<Q, A> known = new HashMap<>();

  synchronized @Nullable A get(Q question) {
    return known.get(question);
  }

  synchronized void put(Q question, A answer) {
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(question, answer);
  }
}

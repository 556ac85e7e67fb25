package dev.milepost.engine.logic;

import java.util.function.Function;

/**
 * Domains that were cut for earlier questions: conditions of a workspace compare the same fields
 * with the same few constants.
 */
final class SharedDomains {

  private final RecentAnswers<Domains.Cut, Domain> known = new RecentAnswers<>();

  Domain of(Domains.Cut cut, Function<Domains.Cut, Domain> cutting) {
    Domain domain = known.get(cut);
    if (domain == null) {
      domain = cutting.apply(cut);
      known.put(cut, domain);
    }
    return domain;
  }
}

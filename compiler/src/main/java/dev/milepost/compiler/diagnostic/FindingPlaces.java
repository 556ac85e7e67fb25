package dev.milepost.compiler.diagnostic;

import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.text.Span;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Where findings begin, so that it is quickly told whether a part of a text has any. */
public final class FindingPlaces {
  private final Map<Source, NavigableSet<Integer>> starts = new IdentityHashMap<>();

  private FindingPlaces() {}

  /** The places of some findings. */
  public static FindingPlaces of(Collection<Diagnostic> findings) {
    FindingPlaces places = new FindingPlaces();
    for (Diagnostic finding : findings) {
      Span span = finding.span();
      places.starts.computeIfAbsent(span.source(), source -> new TreeSet<>()).add(span.start());
    }
    return places;
  }

  /** Whether a finding begins in a part of a text, or right behind it. */
  public boolean hasAnyIn(Span span) {
    NavigableSet<Integer> known = starts.get(span.source());
    Integer first = known == null ? null : known.ceiling(span.start());
    return first != null && first <= span.end();
  }
}

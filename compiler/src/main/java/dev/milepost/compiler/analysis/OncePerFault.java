package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Severity;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells one fault once. What two conditions show by themselves is left to what executions show of
 * them: a subsumed pair is in the overlap that it leads to, and says nothing where nobody comes to
 * it. An overlap at a single value is told as that value, with the witness.
 */
public final class OncePerFault {

  /** The rules about two conditions that are told where nothing is known of executions. */
  public static final Set<Rule> OF_PAIRS =
      Collections.unmodifiableSet(EnumSet.of(Rule.SUBSUMED, Rule.EQUIVALENT, Rule.BOUNDARY));

  private static final Set<Rule> OVERLAPS =
      EnumSet.of(Rule.OVERLAPPING_TRANSITIONS, Rule.STATIC_OVERLAP);

  private OncePerFault() {}

  /** The findings without those that another one tells better. */
  public static Diagnostics of(Diagnostics findings) {
    List<Diagnostic> all = findings.sorted();
    List<Diagnostic> overlaps =
        all.stream().filter(found -> OVERLAPS.contains(found.rule())).toList();
    Diagnostics kept = new Diagnostics();
    Set<Diagnostic> told = new HashSet<>();
    for (Diagnostic found : all) {
      Diagnostic overlap = isOfPair(found) ? overlapOf(found, overlaps) : null;
      if (overlap == null) {
        continue;
      }
      told.add(found);
      if (found.rule() == Rule.BOUNDARY && isSamePair(found, overlap)) {
        told.add(overlap);
        kept.add(found.withVerdict(overlap.verdict()));
      }
    }
    all.stream().filter(found -> !told.contains(found)).forEach(kept::add);
    findings.questions().forEach(kept::asked);
    return kept;
  }

  /** A warning of these rules speaks of ways between which nobody need choose. */
  private static boolean isOfPair(Diagnostic found) {
    return OF_PAIRS.contains(found.rule()) && found.severity() == Severity.ERROR;
  }

  private static @Nullable Diagnostic overlapOf(Diagnostic pair, List<Diagnostic> overlaps) {
    return overlaps.stream().filter(overlap -> encloses(overlap, pair)).findFirst().orElse(null);
  }

  private static boolean encloses(Diagnostic overlap, Diagnostic pair) {
    About wide = overlap.about();
    About narrow = pair.about();
    return wide != null
        && narrow != null
        && narrow.stage() != null
        && wide.journey().equals(narrow.journey())
        && narrow.stage().equals(wide.stage())
        && new HashSet<>(wide.conditions()).containsAll(narrow.conditions());
  }

  private static boolean isSamePair(Diagnostic found, Diagnostic overlap) {
    About one = found.about();
    About other = overlap.about();
    return overlap.rule() == Rule.OVERLAPPING_TRANSITIONS
        && one != null
        && other != null
        && new HashSet<>(one.conditions()).equals(new HashSet<>(other.conditions()));
  }
}

package dev.milepost.server.replay;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What came of a replay. The first numbers are of the signals of this replay, the later ones of all
 * that the database holds.
 *
 * @param signals signals that were handed to the writer
 * @param rejected messages that are no signals, and signals that were refused
 * @param duplicates signals that were received before
 * @param stale signals of which a part was older than what was held
 * @param parked signals whose subject is not known
 * @param unmapped messages for which no rule of the mapping holds
 * @param executions all executions
 * @param stages how many executions stand or ended at each stage, in the order of the journey's
 *     text; with several journeys each name is {@code JOURNEY/STAGE}
 * @param transitions how often each way was taken, starts first, then the most frequent first
 * @param ambiguities how often several transitions were enabled at once
 * @param stalls how often an execution stood longer than expected
 * @param seconds how long it took
 */
public record ReplayResult(
    long signals,
    long rejected,
    long duplicates,
    long stale,
    long parked,
    long unmapped,
    long executions,
    SequencedMap<String, Long> stages,
    List<Way> transitions,
    long ambiguities,
    long stalls,
    double seconds) {

  /** Where a start comes from. */
  public static final String START = "__start__";

  public ReplayResult {
    stages = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(stages));
    transitions = List.copyOf(transitions);
  }

  /** How often executions went from a stage, or from {@link #START}, to a stage. */
  public record Way(String from, String to, long count) {}
}

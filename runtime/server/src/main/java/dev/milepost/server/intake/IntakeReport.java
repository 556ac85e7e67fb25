package dev.milepost.server.intake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file held, as far as it has been read.
 *
 * @param messages all messages: events, lines, rows
 * @param signals the signals that they gave; one message may give several
 * @param rejected messages that were refused
 * @param unmapped messages for which no rule of the mapping holds
 * @param faults the faults of refused messages, the most frequent first; one message may have
 *     several
 * @param undeclaredFields how often a field came that no declaration knows, by its full name
 * @param neverSeen what the mapping reads and no message has: a misspelt path, perhaps
 * @param broken where the file could not be understood any more, or null
 */
public record IntakeReport(
    long messages,
    long signals,
    long rejected,
    long unmapped,
    List<FaultCount> faults,
    Map<String, Long> undeclaredFields,
    List<String> neverSeen,
    Outcome.@Nullable Broken broken) {

  public IntakeReport {
    faults = List.copyOf(faults);
    undeclaredFields = Map.copyOf(undeclaredFields);
    neverSeen = List.copyOf(neverSeen);
  }

  /**
   * How often a fault was found.
   *
   * @param examples the first few messages with it
   */
  public record FaultCount(String reason, long count, List<Example> examples) {
    public FaultCount {
      examples = List.copyOf(examples);
    }
  }

  /**
   * A message with a fault.
   *
   * @param line where it begins
   * @param detail what is wrong with it, safe to show; may be empty
   */
  public record Example(long line, String detail) {}
}

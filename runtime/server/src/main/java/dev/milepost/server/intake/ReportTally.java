package dev.milepost.server.intake;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.server.intake.IntakeReport.Example;
import dev.milepost.server.intake.IntakeReport.FaultCount;
import dev.milepost.server.intake.message.Fault;
import dev.milepost.server.intake.message.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of messages. Names from outside are bounded in number. */
final class ReportTally {

  private static final int EXAMPLES = 3;
  private static final int MOST_FAULTS = 1_000;
  private static final int MOST_FIELDS = 1_000;
  private static final String OTHERS = "(other)";

  private final Map<String, FaultTally> faults = new LinkedHashMap<>();
  private final Map<String, Long> undeclared = new LinkedHashMap<>();
  private long messages;
  private long signals;
  private long rejected;
  private long unmapped;
  private Outcome.@Nullable Broken broken;

  private static final class FaultTally {
    private final List<Example> examples = new ArrayList<>();
    private long count;
  }

  /** Counts one message, with all that came of it. */
  void message(List<? extends Outcome> outcomes) {
    messages++;
    for (Outcome outcome : outcomes) {
      switch (outcome) {
        case Outcome.Incoming _ -> signals++;
        case Outcome.Unmapped _ -> unmapped++;
        case Outcome.Rejected message -> {
          rejected++;
          message.faults().forEach(fault -> fault(fault, message.place().line()));
        }
        case Outcome.Broken _ -> throw new IllegalStateException("no message is broken");
      }
    }
  }

  /** Notes the end of what can be understood. */
  void broken(Outcome.Broken place) {
    broken = place;
  }

  /** Counts a field that no declaration knows. */
  void undeclared(TypeName type, String field) {
    String name = type + "." + Shown.escaped(field);
    boolean isNew = !undeclared.containsKey(name);
    undeclared.merge(isNew && undeclared.size() >= MOST_FIELDS ? OTHERS : name, 1L, Long::sum);
  }

  /** The count so far. */
  IntakeReport report(List<String> neverSeen) {
    List<FaultCount> counts = new ArrayList<>();
    faults.forEach(
        (reason, tally) -> counts.add(new FaultCount(reason, tally.count, tally.examples)));
    counts.sort(Comparator.comparingLong(FaultCount::count).reversed());
    return new IntakeReport(
        messages,
        signals,
        rejected,
        unmapped,
        counts,
        undeclared,
        messages == 0 ? List.of() : neverSeen,
        broken);
  }

  private void fault(Fault fault, long line) {
    boolean isNew = !faults.containsKey(fault.reason());
    String reason = isNew && faults.size() >= MOST_FAULTS ? OTHERS : fault.reason();
    FaultTally tally = faults.computeIfAbsent(reason, _ -> new FaultTally());
    tally.count++;
    if (tally.examples.size() < EXAMPLES) {
      tally.examples.add(new Example(line, fault.detail()));
    }
  }
}

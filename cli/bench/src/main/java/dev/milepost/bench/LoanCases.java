package dev.milepost.bench;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Made-up loan applications of three apps, in the order of their times, with the mix of signals
 * that a bank's log shows: some twenty a case, most of them desk work that moves nothing.
 */
final class LoanCases {

  private static final TypeName APPLICATION = TypeName.parse("Loan.Application");
  private static final TypeName OFFER = TypeName.parse("Offer.Offer");
  private static final TypeName TASK = TypeName.parse("Desk.Task");
  private static final List<String> STEPS = List.of("Scheduled", "Started", "Done");

  private final Random random;
  private final List<CaseSignal> signals = new ArrayList<>();

  /** A signal with the case that it is about. */
  record CaseSignal(int caseNumber, Instant at, Signal signal) {}

  private LoanCases(long seed) {
    this.random = new Random(seed);
  }

  /** Makes the signals of so many cases. */
  static List<CaseSignal> make(int cases, long seed) {
    LoanCases maker = new LoanCases(seed);
    Instant start = Instant.parse("2026-01-01T08:00:00Z");
    for (int i = 0; i < cases; i++) {
      maker.makeCase(i, start.plusSeconds(600L * i));
    }
    maker.signals.sort(Comparator.comparing(CaseSignal::at));
    return List.copyOf(maker.signals);
  }

  private void makeCase(int number, Instant start) {
    Instant at = say(number, start, APPLICATION, "SUBMITTED");
    at = say(number, at, APPLICATION, "PARTLYSUBMITTED");
    if (random.nextInt(100) < 44) {
      say(number, at, APPLICATION, "DECLINED");
      return;
    }
    at = say(number, at, APPLICATION, "PREACCEPTED");
    at = work(number, at);
    if (random.nextInt(100) < 31) {
      say(number, at, APPLICATION, random.nextBoolean() ? "CANCELLED" : "DECLINED");
      return;
    }
    at = say(number, at, APPLICATION, "ACCEPTED");
    at = say(number, at, OFFER, "SELECTED");
    at = say(number, at, APPLICATION, "FINALIZED");
    at = say(number, at, OFFER, "CREATED");
    at = say(number, at, OFFER, "SENT");
    at = work(number, work(number, work(number, at)));
    if (random.nextInt(100) < 35) {
      say(number, at, APPLICATION, "CANCELLED");
      return;
    }
    at = say(number, at, OFFER, "SENT_BACK");
    at = work(number, work(number, at));
    if (random.nextInt(100) < 30) {
      say(number, at, APPLICATION, "DECLINED");
      return;
    }
    at = say(number, at, APPLICATION, "APPROVED");
    at = say(number, at, OFFER, "ACCEPTED");
    say(number, at, APPLICATION, "ACTIVATED");
  }

  private Instant work(int number, Instant start) {
    Instant at = start;
    for (String step : STEPS) {
      at = later(at);
      add(number, at, TASK, "Calling about the offer", step);
    }
    return at;
  }

  private Instant say(int number, Instant after, TypeName type, String status) {
    Instant at = later(after);
    add(number, at, type, Integer.toString(number), status);
    return at;
  }

  private Instant later(Instant at) {
    return at.plus(Duration.ofMillis(500 + random.nextInt(86_400_000)));
  }

  private void add(int number, Instant at, TypeName type, String record, String status) {
    Signal signal =
        new Signal(
            "bench",
            Integer.toString(signals.size()),
            at,
            new Signal.RecordChange(
                type, record, List.of(new FieldValue("Status", new Value.Text(status)))));
    signals.add(new CaseSignal(number, at, signal));
  }
}

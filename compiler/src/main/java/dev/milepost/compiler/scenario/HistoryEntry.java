package dev.milepost.compiler.scenario;

import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.step.OutgoingAction;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.engine.time.TimeSpan;
import java.time.Instant;

/** Something that happened in the run of a scenario. */
public sealed interface HistoryEntry {

  /** When it happened, by the scenario's clock. */
  Instant at();

  /** A signal reached a subject. */
  record Received(Instant at, String subject, Signal.Content content) implements HistoryEntry {}

  /** The clock was moved; {@code at} is the time before. */
  record Passed(Instant at, TimeSpan span) implements HistoryEntry {}

  /** A person gave an answer; who it was is told by name of the role, or {@code owner}. */
  record AnswerGiven(Instant at, String person, String answer) implements HistoryEntry {}

  /** The engine reports what it did. */
  record Reported(Instant at, String subject, TimelineEntry entry) implements HistoryEntry {}

  /** Something would have left the process. */
  record Sent(Instant at, String subject, OutgoingAction action) implements HistoryEntry {}

  /** Something that did not take place, and why. */
  record Noted(Instant at, String sentence) implements HistoryEntry {}
}

package dev.milepost.cli.view;

import static dev.milepost.cli.view.Wording.execution;
import static dev.milepost.cli.view.Wording.fields;
import static dev.milepost.cli.view.Wording.quoted;
import static dev.milepost.cli.view.Wording.safe;
import static dev.milepost.cli.view.Wording.value;

import dev.milepost.cli.terminal.Style;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Plan.SourceText;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.OutgoingAction;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.PastInput.StoredAction;
import dev.milepost.server.timeline.SubjectTimeline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts what happened to a subject into words. */
final class Events {

  /** So many digits tell the versions of a journey apart. */
  private static final int SHORT_HASH = 8;

  private final SubjectName subject;
  private final Set<FieldName> keyFields;

  /** Where there are several, each event says whose it is. */
  private final boolean namesExecutions;

  private Events(SubjectName subject, Set<FieldName> keyFields, boolean namesExecutions) {
    this.subject = subject;
    this.keyFields = keyFields;
    this.namesExecutions = namesExecutions;
  }

  /** Words for a subject. */
  static Events of(SubjectTimeline timeline) {
    SubjectName subject = timeline.state().name();
    Set<FieldName> keyFields = new HashSet<>();
    timeline
        .program()
        .catalog()
        .subject(subject.type())
        .ifPresent(type -> keyFields.addAll(type.keys().getFirst().fields()));
    return new Events(subject, keyFields, timeline.state().executions().size() > 1);
  }

  /** An input and all that followed from it. */
  List<Event> of(PastInput past) {
    List<Event> events = new ArrayList<>();
    Event cause = cause(past.input());
    if (cause != null) {
      events.add(cause);
    }
    past.timeline().forEach(entry -> addTo(events, entry));
    past.actions().forEach(action -> events.add(action(action)));
    return events;
  }

  private @Nullable Event cause(Input input) {
    return switch (input) {
      case Input.SignalReceived received -> signal(received.signal().content());
      case Input.Tick _ -> null;
      case Input.AnswerGiven answer ->
          Event.striking(
              "answer",
              Style.OVERRIDE,
              safe(answer.actor()) + " answers " + quoted(answer.answer()));
      case Input.FactCorrected corrected ->
          Event.striking(
              "correction",
              Style.OVERRIDE,
              "%s corrects %s of %s to %s, because %s"
                  .formatted(
                      safe(corrected.actor()),
                      corrected.field(),
                      safe(corrected.recordId()),
                      value(corrected.value()),
                      quoted(corrected.reason())));
      case Input.ExecutionControlled controlled ->
          Event.striking(
              "override",
              Style.OVERRIDE,
              "%s %s %s, because %s"
                  .formatted(
                      safe(controlled.actor()),
                      Wording.verb(controlled.control()),
                      execution(controlled.execution()),
                      quoted(controlled.reason())));
      case Input.ActionSettled settled -> SettlementEvent.of(settled);
      case Input.StageForced forced ->
          Event.striking(
              "override",
              Style.OVERRIDE,
              "%s forces the stage %s, because %s"
                  .formatted(
                      safe(forced.actor()), quoted(forced.stage()), quoted(forced.reason())));
      case Input.ExecutionMigrated migrated ->
          Event.striking(
              "version",
              Style.OVERRIDE,
              safe(migrated.actor()) + " moves an execution to another version");
      case Input.StartRequested requested ->
          Event.striking(
              "start",
              Style.OVERRIDE,
              safe(requested.actor()) + " starts " + quoted(requested.journey()));
      case Input.RecordAbsorbed absorbed ->
          Event.of(
              absorbed.record().shape().name().app(),
              Style.SIGNAL,
              "%s %s comes over from %s"
                  .formatted(
                      absorbed.record().shape().name().name(),
                      safe(absorbed.record().id()),
                      subject(absorbed.from())));
      case Input.TravelsAbsorbed _, Input.SubjectYielded _ -> null;
    };
  }

  private static String subject(SubjectName subject) {
    return safe(subject.type()) + ' ' + safe(subject.key());
  }

  private static String version(String plan) {
    return plan.substring(0, Math.min(SHORT_HASH, plan.length()));
  }

  private Event signal(Signal.Content content) {
    String what =
        switch (content) {
          case Signal.RecordChange change ->
              change.type().name()
                  + ' '
                  + safe(change.recordId())
                  + payload(change.type(), change.fields());
          case Signal.RecordGone gone ->
              gone.type().name() + ' ' + safe(gone.recordId()) + " is gone";
          case Signal.Happening happening ->
              happening.type().name() + payload(happening.type(), happening.fields());
        };
    return Event.of(content.type().app(), Style.SIGNAL, what);
  }

  /** The fields without those that say whose they are, which the reader knows. */
  private String payload(TypeName type, List<FieldValue> fields) {
    List<FieldValue> told = new ArrayList<>();
    for (FieldValue field : fields) {
      boolean isOwnKey =
          keyFields.contains(new FieldName(type, field.field()))
              && field.value() != null
              && field.value().print().equals(subject.key());
      if (!isOwnKey) {
        told.add(field);
      }
    }
    return told.isEmpty() ? "" : ": " + fields(told);
  }

  private void addTo(List<Event> events, TimelineEntry entry) {
    switch (entry) {
      case TimelineEntry.Started started ->
          events.add(
              Event.of(
                  "started",
                  Style.STRONG,
                  execution(started.execution()) + " at " + quoted(started.stage())));
      case TimelineEntry.Advanced advanced ->
          events.add(
              Event.of(
                  "moved",
                  Style.STRONG,
                  of(advanced.execution())
                      + quoted(advanced.from())
                      + " → "
                      + quoted(advanced.to())));
      case TimelineEntry.Ended ended ->
          events.add(
              Event.of(
                  "ended", Style.STRONG, of(ended.execution()) + "as " + quoted(ended.outcome())));
      case TimelineEntry.EndedAsGone gone ->
          events.add(
              Event.of(
                  "ended",
                  Style.STRONG,
                  of(gone.execution()) + "as \"gone\": its record is no more"));
      case TimelineEntry.EndedAsMerged merged ->
          events.add(
              Event.of(
                  "ended",
                  Style.STRONG,
                  of(merged.execution()) + "as \"merged\": an older one goes on"));
      case TimelineEntry.Absorbed absorbed ->
          events.add(
              Event.striking("merged", Style.NOTICE, "absorbs " + subject(absorbed.other())));
      case TimelineEntry.Yielded yielded ->
          events.add(
              Event.striking("merged", Style.NOTICE, "absorbed by " + subject(yielded.into())));
      case TimelineEntry.StartPrevented prevented ->
          events.add(
              Event.of(
                  "not begun",
                  Style.NOTICE,
                  quoted(prevented.journey()) + ": " + safe(prevented.reason())));
      case TimelineEntry.Ambiguity ambiguity ->
          events.add(
              Event.of(
                  "ambiguous",
                  Style.BAD,
                  of(ambiguity.execution())
                      + "several ways out of "
                      + quoted(ambiguity.stage())
                      + " were open at once; the one written first was taken, not "
                      + places(ambiguity.others())));
      case TimelineEntry.Stalled stalled ->
          events.add(
              Event.striking(
                  "stalled",
                  Style.NOTICE,
                  of(stalled.execution())
                      + "in "
                      + quoted(stalled.stage())
                      + " for longer than expected"));
      case TimelineEntry.ReminderSkipped skipped ->
          events.add(
              Event.of(
                  "skipped",
                  Style.FAINT,
                  of(skipped.execution()) + "a reminder that was overtaken by a later one"));
      case TimelineEntry.Parked parked ->
          events.add(
              Event.striking(
                  "parked",
                  Style.BAD,
                  of(parked.execution())
                      + "in "
                      + quoted(parked.stage())
                      + ": "
                      + safe(parked.reason())));
      case TimelineEntry.PromiseBroken broken ->
          events.add(
              Event.striking(
                  "broken",
                  Style.BAD,
                  of(broken.execution()) + "promise: " + oneLine(broken.promise().text())));
      case TimelineEntry.OwnerUnknown unknown ->
          events.add(
              Event.of(
                  "owner",
                  Style.NOTICE,
                  "unknown"
                      + (unknown.toldInstead() == null
                          ? "; nobody is told"
                          : "; " + safe(unknown.toldInstead()) + " is told instead")));
      case TimelineEntry.Forced forced ->
          events.add(
              Event.striking(
                  "moved",
                  Style.OVERRIDE,
                  of(forced.execution()) + quoted(forced.from()) + " → " + quoted(forced.to())));
      case TimelineEntry.Migrated migrated ->
          events.add(
              Event.striking(
                  "version",
                  Style.OVERRIDE,
                  of(migrated.execution())
                      + version(migrated.fromPlan())
                      + " → "
                      + version(migrated.toPlan())
                      + (migrated.from().equals(migrated.to())
                          ? ", stays at " + quoted(migrated.to())
                          : ", " + quoted(migrated.from()) + " is " + quoted(migrated.to()))));
      case TimelineEntry.Corrected corrected ->
          events.add(
              Event.striking(
                  "changed",
                  Style.OVERRIDE,
                  corrected.field()
                      + " of "
                      + safe(corrected.recordId())
                      + ": "
                      + value(corrected.from())
                      + " → "
                      + value(corrected.to())));
      case TimelineEntry.StaleFact stale ->
          events.add(
              Event.of(
                  "stale",
                  Style.NOTICE,
                  "%s of %s = %s of %s is older than the %s of %s that is held; not applied"
                      .formatted(
                          stale.field(),
                          safe(stale.recordId()),
                          value(stale.refused()),
                          stale.refusedFrom(),
                          value(stale.held()),
                          stale.heldFrom())));
      case TimelineEntry.StaleGone stale ->
          events.add(
              Event.of(
                  "stale",
                  Style.NOTICE,
                  "the news that "
                      + stale.record()
                      + ' '
                      + safe(stale.recordId())
                      + " is gone is older than what is held; not applied"));
      case TimelineEntry.Refused refused ->
          events.add(Event.of("refused", Style.BAD, safe(refused.reason())));
      case TimelineEntry.Answered _, TimelineEntry.Controlled _, TimelineEntry.ActionSettled _ -> {
        // The input says it already.
      }
    }
  }

  private Event action(StoredAction stored) {
    OutgoingAction action = stored.action();
    String then =
        switch (stored.delivery()) {
          case WAITING -> " (waits to be sent)";
          case WITHDRAWN -> " (withdrawn, since the stage was left)";
          case SANDBOXED -> "";
          case CLAIMED -> " (is being sent)";
          case DELIVERED -> " (delivered)";
          case DEAD -> " (failed for good)";
          case SKIPPED -> " (given up)";
        };
    return switch (action.request()) {
      case OutgoingAction.AppAction request ->
          Event.of(
              "action",
              Style.ACTION,
              of(action.execution())
                  + request.action()
                  + (request.arguments().isEmpty() ? "" : ": " + fields(request.arguments()))
                  + then);
      case OutgoingAction.Notice notice ->
          Event.of(
              "notice",
              Style.ACTION,
              of(action.execution())
                  + receiver(notice.role(), notice.address())
                  + ": "
                  + quoted(notice.text())
                  + then);
      case OutgoingAction.Question question ->
          Event.of(
              "question",
              Style.ACTION,
              of(action.execution())
                  + receiver(question.role(), question.address())
                  + ": "
                  + quoted(question.text())
                  + ' '
                  + String.join(" or ", question.answers().stream().map(Wording::quoted).toList())
                  + then);
    };
  }

  private static String receiver(@Nullable String role, @Nullable String address) {
    String who = role == null ? "owner" : role;
    return "to " + safe(address == null ? who + " (no address is known)" : address);
  }

  private String of(ExecutionName name) {
    return namesExecutions ? execution(name) + ": " : "";
  }

  private static String places(List<SourceText> clauses) {
    return String.join(
        ", ", clauses.stream().map(clause -> safe(clause.file()) + ':' + clause.line()).toList());
  }

  private static String oneLine(String text) {
    return safe(String.join(" ", text.strip().split("\\s+")));
  }
}

package dev.milepost.server.timeline;

import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.plan.LiteralText;
import dev.milepost.engine.plan.Plan.SourceText;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.Execution.RecordNumber;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.OutgoingAction;
import dev.milepost.engine.step.Settlement;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.engine.value.Value;
import dev.milepost.server.store.PastInput.StoredAction;
import dev.milepost.server.timeline.TimelineText.Emphasis;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Single inputs, entries and actions as sentences. */
final class EntryText {

  /** So many digits tell the versions of a journey apart. */
  private static final int SHORT_HASH = 8;

  private final List<ExecutionName> executions;
  private final Function<Instant, String> times;

  EntryText(List<ExecutionName> executions, Function<Instant, String> times) {
    this.executions = executions;
    this.times = times;
  }

  Emphasis emphasis(Input input) {
    return switch (input) {
      case Input.SignalReceived _,
          Input.Tick _,
          Input.RecordAbsorbed _,
          Input.TravelsAbsorbed _,
          Input.SubjectYielded _ ->
          Emphasis.INPUT;
      case Input.AnswerGiven _,
          Input.FactCorrected _,
          Input.StageForced _,
          Input.ExecutionControlled _,
          Input.ExecutionMigrated _,
          Input.StartRequested _ ->
          Emphasis.INTERVENTION;
      case Input.ActionSettled settled -> emphasis(settled.settlement());
    };
  }

  private static Emphasis emphasis(Settlement settlement) {
    return switch (settlement) {
      case Settlement.Delivered _ -> Emphasis.CONSEQUENCE;
      case Settlement.Dead _ -> Emphasis.WARNING;
      case Settlement.Retried _, Settlement.Skipped _ -> Emphasis.INTERVENTION;
    };
  }

  String say(Input input) {
    return switch (input) {
      case Input.SignalReceived received -> say(received);
      case Input.Tick tick ->
          "time passes"
              + (tick.caughtUpTo().equals(tick.at())
                  ? ""
                  : " (worked off at " + times.apply(tick.caughtUpTo()) + ")");
      case Input.AnswerGiven given ->
          name(given.actor()) + " answers " + LiteralText.quote(given.answer());
      case Input.FactCorrected corrected ->
          name(corrected.actor()) + " corrects " + corrected.field() + because(corrected.reason());
      case Input.ExecutionControlled controlled ->
          name(controlled.actor())
              + " "
              + verb(controlled.control())
              + " it"
              + because(controlled.reason());
      case Input.ActionSettled settled -> say(settled.what(), settled.settlement());
      case Input.StageForced forced ->
          name(forced.actor())
              + " moves it to "
              + LiteralText.quote(forced.stage())
              + because(forced.reason());
      case Input.ExecutionMigrated migrated ->
          name(migrated.actor())
              + " moves it to another version, at "
              + LiteralText.quote(migrated.stage());
      case Input.StartRequested requested ->
          name(requested.actor()) + " starts " + LiteralText.quote(requested.journey());
      case Input.RecordAbsorbed absorbed ->
          absorbed.record().shape().name()
              + " "
              + name(absorbed.record().id())
              + " comes over from "
              + subject(absorbed.from());
      case Input.TravelsAbsorbed absorbed ->
          "all else comes over from " + subject(absorbed.from().name());
      case Input.SubjectYielded yielded -> "it is the same as " + subject(yielded.into());
    };
  }

  private static String say(String what, Settlement settlement) {
    return name(what)
        + switch (settlement) {
          case Settlement.Delivered(String note) -> " was delivered: " + name(note);
          case Settlement.Dead(String reason, int attempts) ->
              " failed for good (attempts: " + attempts + "): " + name(reason);
          case Settlement.Retried(String actor, String reason) ->
              " is sent again by " + name(actor) + because(reason);
          case Settlement.Skipped(String actor, String reason) ->
              " is given up by " + name(actor) + because(reason);
        };
  }

  private String say(Input.SignalReceived received) {
    Signal signal = received.signal();
    Instant time = signal.time();
    String late =
        time == null || time.equals(received.at()) ? "" : " (as of " + times.apply(time) + ")";
    return switch (signal.content()) {
      case Signal.RecordChange change ->
          change.type() + " " + name(change.recordId()) + fields(": ", change.fields(), "") + late;
      case Signal.RecordGone gone -> gone.type() + " " + name(gone.recordId()) + " is gone" + late;
      case Signal.Happening happening ->
          happening.type() + fields(" (", happening.fields(), ")") + late;
    };
  }

  private static String fields(String before, List<FieldValue> fields, String after) {
    return fields.isEmpty()
        ? ""
        : fields.stream()
            .map(field -> field.field() + " = " + print(field.value()))
            .collect(Collectors.joining(", ", before, after));
  }

  Emphasis emphasis(TimelineEntry entry) {
    return switch (entry) {
      case TimelineEntry.Started _,
          TimelineEntry.Advanced _,
          TimelineEntry.Ended _,
          TimelineEntry.EndedAsGone _,
          TimelineEntry.EndedAsMerged _ ->
          Emphasis.MOVE;
      case TimelineEntry.Forced _,
          TimelineEntry.Controlled _,
          TimelineEntry.Migrated _,
          TimelineEntry.Corrected _,
          TimelineEntry.Answered _ ->
          Emphasis.INTERVENTION;
      case TimelineEntry.Ambiguity _,
          TimelineEntry.Stalled _,
          TimelineEntry.Parked _,
          TimelineEntry.PromiseBroken _,
          TimelineEntry.OwnerUnknown _,
          TimelineEntry.StaleFact _,
          TimelineEntry.StaleGone _,
          TimelineEntry.Refused _ ->
          Emphasis.WARNING;
      case TimelineEntry.StartPrevented _,
          TimelineEntry.ReminderSkipped _,
          TimelineEntry.Absorbed _,
          TimelineEntry.Yielded _ ->
          Emphasis.CONSEQUENCE;
      case TimelineEntry.ActionSettled settled -> emphasis(settled.settlement());
    };
  }

  String say(TimelineEntry entry) {
    return switch (entry) {
      case TimelineEntry.OfExecution of -> say(of.execution()) + ": " + sayOf(of);
      case TimelineEntry.StartPrevented prevented ->
          LiteralText.quote(prevented.journey())
              + " does not start"
              + (prevented.about() == null ? "" : " for " + name(prevented.about()))
              + ": "
              + name(prevented.reason());
      case TimelineEntry.Absorbed absorbed -> "absorbs " + subject(absorbed.other());
      case TimelineEntry.Yielded yielded -> "is absorbed by " + subject(yielded.into());
      case TimelineEntry.Corrected corrected ->
          corrected.field()
              + " of "
              + name(corrected.recordId())
              + " was "
              + print(corrected.from())
              + " and is now "
              + print(corrected.to());
      case TimelineEntry.StaleFact stale ->
          "stale: "
              + stale.field()
              + " of "
              + name(stale.recordId())
              + " = "
              + print(stale.refused())
              + " is of "
              + times.apply(stale.refusedFrom())
              + "; "
              + print(stale.held())
              + " of "
              + times.apply(stale.heldFrom())
              + " stays";
      case TimelineEntry.StaleGone stale ->
          "stale: newer facts of " + stale.record() + " " + name(stale.recordId()) + " are held";
      case TimelineEntry.Refused refused -> "refused: " + name(refused.reason());
    };
  }

  private String sayOf(TimelineEntry.OfExecution entry) {
    return switch (entry) {
      case TimelineEntry.Started started ->
          "starts at " + LiteralText.quote(started.stage()) + by(started.clause());
      case TimelineEntry.Advanced advanced ->
          LiteralText.quote(advanced.from())
              + " -> "
              + LiteralText.quote(advanced.to())
              + by(advanced.clause());
      case TimelineEntry.Ended ended -> "ends as " + LiteralText.quote(ended.outcome());
      case TimelineEntry.EndedAsGone _ -> "ends: the record that it is about is gone";
      case TimelineEntry.EndedAsMerged merged ->
          "ends as \"merged\" at " + LiteralText.quote(merged.stage()) + ": an older one goes on";
      case TimelineEntry.Ambiguity ambiguity ->
          "ambiguous: besides"
              + by(ambiguity.taken())
              + ambiguity.others().stream()
                  .map(EntryText::by)
                  .collect(Collectors.joining(",", ",", " would have moved it too"));
      case TimelineEntry.Stalled stalled ->
          "stalled at "
              + LiteralText.quote(stalled.stage())
              + ", expected to leave by "
              + times.apply(stalled.expectedUntil());
      case TimelineEntry.ReminderSkipped skipped ->
          "left out: the reminder of " + times.apply(skipped.due()) + by(skipped.clause());
      case TimelineEntry.Parked parked -> "parked: " + name(parked.reason());
      case TimelineEntry.PromiseBroken broken -> "breaks its promise" + by(broken.promise());
      case TimelineEntry.OwnerUnknown unknown ->
          "its owner is unknown"
              + (unknown.toldInstead() == null
                  ? "; nobody is told"
                  : "; told instead: " + name(unknown.toldInstead()));
      case TimelineEntry.Answered answered ->
          "answered " + LiteralText.quote(answered.answer()) + " by " + name(answered.actor());
      case TimelineEntry.ActionSettled settled -> say(settled.what(), settled.settlement());
      case TimelineEntry.Controlled controlled ->
          participle(controlled.control())
              + " at "
              + LiteralText.quote(controlled.stage())
              + " by "
              + name(controlled.actor())
              + because(controlled.reason());
      case TimelineEntry.Forced forced ->
          LiteralText.quote(forced.from())
              + " -> "
              + LiteralText.quote(forced.to())
              + " by "
              + name(forced.actor())
              + because(forced.reason());
      case TimelineEntry.Migrated migrated ->
          "moved from version "
              + version(migrated.fromPlan())
              + " to "
              + version(migrated.toPlan())
              + (migrated.from().equals(migrated.to())
                  ? ""
                  : ": "
                      + LiteralText.quote(migrated.from())
                      + " is now "
                      + LiteralText.quote(migrated.to()));
    };
  }

  private static String version(String plan) {
    return plan.substring(0, Math.min(SHORT_HASH, plan.length()));
  }

  String say(StoredAction stored) {
    OutgoingAction action = stored.action();
    String said =
        switch (action.request()) {
          case OutgoingAction.AppAction app -> app.action() + fields("(", app.arguments(), ")");
          case OutgoingAction.Notice notice ->
              "tells " + whom(notice.role(), notice.address()) + " " + quoted(notice.text());
          case OutgoingAction.Question question ->
              "asks "
                  + whom(question.role(), question.address())
                  + " "
                  + quoted(question.text())
                  + question.answers().stream()
                      .map(LiteralText::quote)
                      .collect(Collectors.joining(", ", " (", ")"));
        };
    String repeat = action.repeat() > 1 ? ", the " + action.repeat() + ". time" : "";
    return said + repeat + " [" + delivery(stored) + "]";
  }

  private String delivery(StoredAction stored) {
    return switch (stored.delivery()) {
      case WAITING -> "waits to be sent";
      case WITHDRAWN -> "withdrawn";
      case SANDBOXED -> "sandbox";
      case CLAIMED -> "is being sent";
      case DELIVERED -> "delivered";
      case DEAD -> "failed for good";
      case SKIPPED -> "given up";
    };
  }

  private static String whom(@Nullable String role, @Nullable String address) {
    String who = role == null ? "the owner" : "the " + name(role);
    return address == null ? who : who + " " + name(address);
  }

  /** The journey, and, where there are several, which one of its travels. */
  String say(ExecutionName execution) {
    RecordNumber about = execution.about();
    String name = name(execution.journey());
    if (about != null) {
      name += " of " + name(about.id());
    }
    return TimelineText.isOneOfSeveral(executions, execution)
        ? name + " (" + execution.number() + ")"
        : name;
  }

  private static String subject(SubjectName subject) {
    return name(subject.type()) + " " + name(subject.key());
  }

  private static String by(SourceText clause) {
    return "  [" + name(clause.file()) + ":" + clause.line() + "]";
  }

  private static String verb(Input.Control control) {
    return switch (control) {
      case PAUSE -> "pauses";
      case RESUME -> "resumes";
      case PARK -> "parks";
      case RELEASE -> "releases";
      case CANCEL -> "cancels";
    };
  }

  private static String participle(Input.Control control) {
    return switch (control) {
      case PAUSE -> "paused";
      case RESUME -> "resumed";
      case PARK -> "parked";
      case RELEASE -> "released";
      case CANCEL -> "cancelled";
    };
  }

  private static String because(String reason) {
    return ", because: " + name(reason);
  }

  private static String quoted(String text) {
    return LiteralText.quote(text);
  }

  private static String print(@Nullable Value value) {
    return value == null ? "unknown" : LiteralText.print(value);
  }

  private static String name(String text) {
    return JsonWriter.escape(text);
  }
}

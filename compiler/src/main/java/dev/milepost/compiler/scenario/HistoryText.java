package dev.milepost.compiler.scenario;

import dev.milepost.compiler.text.Printable;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.step.OutgoingAction;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.engine.value.Value;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints what happened in a run, a line an event; times stand where they change. */
final class HistoryText {

  private static final int WORD_WIDTH = 10;

  private final ZoneId zone;
  private final boolean namesJourneys;
  private final boolean namesSubjects;
  private final List<String> lines = new ArrayList<>();
  private String time = "";

  private HistoryText(ZoneId zone, boolean namesJourneys, boolean namesSubjects) {
    this.zone = zone;
    this.namesJourneys = namesJourneys;
    this.namesSubjects = namesSubjects;
  }

  /** The lines of a history, escaped for a terminal. */
  static List<String> lines(List<HistoryEntry> history, ZoneId zone, boolean namesJourneys) {
    long subjects =
        history.stream()
            .filter(HistoryEntry.Received.class::isInstance)
            .map(entry -> ((HistoryEntry.Received) entry).subject())
            .distinct()
            .count();
    HistoryText text = new HistoryText(zone, namesJourneys, subjects > 1);
    history.forEach(text::add);
    return text.lines;
  }

  private void add(HistoryEntry entry) {
    switch (entry) {
      case HistoryEntry.Received received ->
          line(entry, "signal", of(received.subject()) + content(received.content()));
      case HistoryEntry.Passed passed ->
          line(
              entry,
              "time",
              passed.span().print() + (passed.span().amount() == 1 ? " passes" : " pass"));
      case HistoryEntry.AnswerGiven answer ->
          line(entry, "answer", answer.person() + " answers " + quoted(answer.answer()));
      case HistoryEntry.Reported reported -> report(reported);
      case HistoryEntry.Sent sent ->
          line(
              entry,
              sent.action().request() instanceof OutgoingAction.AppAction ? "action" : "notice",
              of(sent.subject()) + of(sent.action().execution()) + request(sent.action()));
      case HistoryEntry.Noted noted -> line(entry, "note", noted.sentence());
    }
  }

  private void line(HistoryEntry entry, String word, String text) {
    String now = Clock.print(entry.at(), zone);
    String shown = now.equals(time) ? " ".repeat(now.length()) : now;
    time = now;
    lines.add(
        shown
            + "  "
            + word
            + " ".repeat(Math.max(1, WORD_WIDTH - word.length()))
            + Printable.escape(text));
  }

  private void report(HistoryEntry.Reported reported) {
    TimelineEntry entry = reported.entry();
    if (entry instanceof TimelineEntry.Answered) {
      // The line of the answer itself says it.
      return;
    }
    String before =
        of(reported.subject())
            + (entry instanceof TimelineEntry.OfExecution one ? of(one.execution()) : "");
    String word =
        switch (entry) {
          case TimelineEntry.Started _ -> "starts";
          case TimelineEntry.Advanced _, TimelineEntry.Forced _, TimelineEntry.Migrated _ ->
              "advances";
          case TimelineEntry.Ended _, TimelineEntry.EndedAsGone _, TimelineEntry.EndedAsMerged _ ->
              "ends";
          case TimelineEntry.Absorbed _, TimelineEntry.Yielded _ -> "merged";
          case TimelineEntry.Stalled _ -> "stalls";
          case TimelineEntry.Answered _ -> "answer";
          case TimelineEntry.Parked _ -> "parked";
          case TimelineEntry.PromiseBroken _ -> "promise";
          case TimelineEntry.Controlled controlled ->
              controlled.control().name().toLowerCase(Locale.ROOT);
          case TimelineEntry.ActionSettled _ -> "action";
          case TimelineEntry.Refused _ -> "refused";
          case TimelineEntry.StartPrevented _,
              TimelineEntry.Ambiguity _,
              TimelineEntry.ReminderSkipped _,
              TimelineEntry.OwnerUnknown _,
              TimelineEntry.Corrected _,
              TimelineEntry.StaleFact _,
              TimelineEntry.StaleGone _ ->
              "note";
        };
    line(reported, word, before + text(entry));
  }

  private String text(TimelineEntry entry) {
    return switch (entry) {
      case TimelineEntry.Started started -> "at " + quoted(started.stage());
      case TimelineEntry.Advanced advanced ->
          quoted(advanced.from()) + " -> " + quoted(advanced.to());
      case TimelineEntry.Forced forced -> quoted(forced.from()) + " -> " + quoted(forced.to());
      case TimelineEntry.Controlled controlled ->
          "at " + quoted(controlled.stage()) + " by " + controlled.actor();
      case TimelineEntry.Migrated migrated ->
          quoted(migrated.from()) + " -> " + quoted(migrated.to()) + ", in another version";
      case TimelineEntry.ActionSettled settled -> settled.what();
      case TimelineEntry.Ended ended -> "as " + quoted(ended.outcome());
      case TimelineEntry.EndedAsGone gone -> "as \"gone\", at " + quoted(gone.stage());
      case TimelineEntry.EndedAsMerged merged -> "as \"merged\", at " + quoted(merged.stage());
      case TimelineEntry.Absorbed absorbed -> "absorbs " + absorbed.other().key();
      case TimelineEntry.Yielded yielded -> "absorbed by " + yielded.into().key();
      case TimelineEntry.StartPrevented prevented ->
          quoted(prevented.journey()) + " does not start: " + prevented.reason();
      case TimelineEntry.Ambiguity ambiguity ->
          "several ways are open at " + quoted(ambiguity.stage()) + "; the first one is taken";
      case TimelineEntry.Stalled stalled ->
          quoted(stalled.stage())
              + ", expected until "
              + Clock.print(stalled.expectedUntil(), zone);
      case TimelineEntry.ReminderSkipped skipped ->
          "a reminder of " + Clock.print(skipped.due(), zone) + " is skipped";
      case TimelineEntry.Parked parked -> "at " + quoted(parked.stage()) + ": " + parked.reason();
      case TimelineEntry.PromiseBroken broken ->
          "broken at " + quoted(broken.stage()) + ": " + oneLine(broken.promise().text());
      case TimelineEntry.OwnerUnknown unknown ->
          "the owner is unknown"
              + (unknown.toldInstead() == null ? "" : "; told instead: " + unknown.toldInstead());
      case TimelineEntry.Answered answered ->
          quoted(answered.answer()) + " at " + quoted(answered.stage());
      case TimelineEntry.Corrected corrected ->
          corrected.field() + " is corrected to " + value(corrected.to());
      case TimelineEntry.StaleFact stale ->
          stale.field() + " = " + value(stale.refused()) + " is older than what is known";
      case TimelineEntry.StaleGone stale ->
          "the news that " + stale.record() + " is gone is older than what is known";
      case TimelineEntry.Refused refused -> refused.reason();
    };
  }

  private static String content(Signal.Content content) {
    return switch (content) {
      case Signal.RecordChange change ->
          change.type() + " " + quoted(change.recordId()) + ": " + fields(change.fields(), " = ");
      case Signal.RecordGone gone -> gone.type() + " " + quoted(gone.recordId()) + " is gone";
      case Signal.Happening happening ->
          happening.type()
              + (happening.fields().isEmpty() ? "" : ": " + fields(happening.fields(), " = "));
    };
  }

  private static String request(OutgoingAction action) {
    return switch (action.request()) {
      case OutgoingAction.AppAction app -> app.action() + "(" + fields(app.arguments(), ": ") + ")";
      case OutgoingAction.Notice notice ->
          person(notice.role(), notice.address()) + ": " + quoted(notice.text());
      case OutgoingAction.Question question ->
          person(question.role(), question.address()) + " is asked " + quoted(question.text());
    };
  }

  private static String person(@Nullable String role, @Nullable String address) {
    String name = role == null ? "owner" : quoted(role);
    return address == null ? name : name + " (" + address + ")";
  }

  private static String fields(List<FieldValue> fields, String between) {
    return fields.stream()
        .map(field -> field.field() + between + value(field.value()))
        .collect(Collectors.joining(", "));
  }

  private static String value(@Nullable Value value) {
    return value == null ? "null" : ConditionText.print(new Operand.Constant(value));
  }

  private String of(String subject) {
    return namesSubjects ? "[" + subject + "] " : "";
  }

  private String of(ExecutionName execution) {
    String journey = namesJourneys ? quoted(execution.journey()) + " " : "";
    return execution.about() == null ? journey : journey + "(" + execution.about().id() + ") ";
  }

  static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}

package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.StageModel;
import dev.milepost.compiler.model.StageModel.ExpectedModel;
import dev.milepost.compiler.model.StageModel.ReminderModel;
import dev.milepost.compiler.model.StageModel.TransitionModel;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A reminder, or the time from which somebody is late, comes before time itself leads on. */
final class ReminderAfterDeadline implements JourneyRule {

  /** Spans of business time and months are longer or shorter; each day of some years is tried. */
  private static final List<Instant> ENTRIES =
      IntStream.range(0, 800)
          .mapToObj(day -> Instant.parse("2026-01-01T10:00:00Z").plusSeconds(86_400L * day))
          .toList();

  @Override
  public void check(JourneyModel journey, Diagnostics findings) {
    JourneyCalendar calendar = journey.calendar();
    for (StageModel stage : journey.stages()) {
      for (ReminderModel reminder : stage.reminders()) {
        check(
            journey,
            stage,
            calendar,
            reminder.interval(),
            reminder.tree().span(),
            "this reminder never comes",
            findings);
      }
      ExpectedModel expected = stage.expected();
      if (expected != null) {
        check(
            journey,
            stage,
            calendar,
            expected.span(),
            expected.tree().span(),
            "nobody is ever late here",
            findings);
      }
    }
  }

  private static void check(
      JourneyModel journey,
      StageModel stage,
      JourneyCalendar calendar,
      @Nullable TimeSpan span,
      Span where,
      String what,
      Diagnostics findings) {
    for (TransitionModel transition : stage.transitions()) {
      if (span != null
          && transition.trigger().trigger() instanceof Plan.Trigger.After(TimeSpan until)
          && isNeverBefore(calendar, span, until)) {
        findings.add(
            Diagnostic.of(
                    Rule.REMINDER_AFTER_DEADLINE,
                    where,
                    what
                        + ": after "
                        + until.print()
                        + " everybody has left "
                        + JourneyRule.quoted(stage.tree().name()))
                .withRelated(transition.tree().span(), "this goes first")
                .withVerdict(
                    new Verdict.Proved(
                        List.of(span.print() + " are never over before " + until.print() + " are")))
                .withHelp("say a shorter time, or leave it out")
                .withAbout(new About(journey.name(), stage.name(), List.of(span.print(), what))));
        return;
      }
    }
  }

  /** A stage is left before anything of it is sent that is due in the same instant. */
  private static boolean isNeverBefore(JourneyCalendar calendar, TimeSpan span, TimeSpan until) {
    return ENTRIES.stream()
        .noneMatch(entry -> calendar.plus(entry, span).isBefore(calendar.plus(entry, until)));
  }
}

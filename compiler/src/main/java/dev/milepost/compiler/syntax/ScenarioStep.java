package dev.milepost.compiler.syntax;

import dev.milepost.compiler.syntax.LiteralTree.DurationLiteral;
import dev.milepost.compiler.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step of a scenario. {@code and} is resolved to what it continues. */
public sealed interface ScenarioStep extends SyntaxNode {

  /** The word that begins it. */
  StepWord word();

  /** {@code given Customer "acme" [with Email "a@b.example", ...]}. */
  record GivenSubject(StepWord word, Name subject, Name value, List<KeyValue> otherKeys, Span span)
      implements ScenarioStep {
    public GivenSubject {
      otherKeys = List.copyOf(otherKeys);
    }
  }

  /** {@code given now 2026-03-02T09:00}; the literal is a date or a time. */
  record GivenNow(StepWord word, LiteralTree now, Span span) implements ScenarioStep {}

  /**
   * {@code when CRM.Deal "D-1" [of "acme"]: Stage = "Closed Won"}; also after {@code given}, for
   * what is known before.
   *
   * @param subject the first key's value of the subject that is meant, or null: the scenario's
   *     first
   */
  record RecordSignal(
      StepWord word,
      Reference record,
      Name id,
      @Nullable Name subject,
      List<Assignment> assignments,
      Span span)
      implements ScenarioStep {
    public RecordSignal {
      assignments = List.copyOf(assignments);
    }
  }

  /** {@code when Books.Invoice "I-1" [of "acme"] is gone}. */
  record RecordGone(StepWord word, Reference record, Name id, @Nullable Name subject, Span span)
      implements ScenarioStep {}

  /** {@code when Website.Visit [of "acme"] [: Page = "/pricing"]}. */
  record EventSignal(
      StepWord word,
      Reference event,
      @Nullable Name subject,
      List<Assignment> assignments,
      Span span)
      implements ScenarioStep {
    public EventSignal {
      assignments = List.copyOf(assignments);
    }
  }

  /** {@code when 3 days pass}. */
  record TimePasses(StepWord word, DurationLiteral duration, Span span) implements ScenarioStep {}

  /** {@code when "onboarding lead" answers "Keep"}; {@code role} null: the owner. */
  record Answers(StepWord word, @Nullable Name role, Name answer, Span span)
      implements ScenarioStep {}

  /** {@code in any order}: about the run of signals behind it. */
  record InAnyOrder(StepWord word, Span span) implements ScenarioStep {}

  /** {@code then stage is "Live"}, {@code then stage is not "Live"}. */
  record StageIs(StepWord word, boolean negated, Name stage, Span span) implements ScenarioStep {}

  /** {@code then is stalled}, {@code and is not stalled}. */
  record IsStalled(StepWord word, boolean negated, Span span) implements ScenarioStep {}

  /** {@code then has started}, {@code then has not started}. */
  record HasStarted(StepWord word, boolean negated, Span span) implements ScenarioStep {}

  /** {@code then has not ended}. */
  record HasNotEnded(StepWord word, Span span) implements ScenarioStep {}

  /** {@code then ended as "won"}. */
  record EndedAs(StepWord word, Name outcome, Span span) implements ScenarioStep {}

  /**
   * {@code then action Mail.Send (Template: "unpaid") happened once}.
   *
   * @param arguments those that are compared; none: whatever they are
   */
  record ActionHappened(
      StepWord word, Reference action, List<ActionTree.Argument> arguments, Times times, Span span)
      implements ScenarioStep {
    public ActionHappened {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * {@code then owner is notified once}, {@code then "ROLE" is not notified}.
   *
   * @param role null: the owner
   * @param message the whole text of the message, or null: whatever it is
   */
  record IsNotified(
      StepWord word,
      @Nullable Name role,
      LiteralTree.@Nullable TextLiteral message,
      Times times,
      Span span)
      implements ScenarioStep {}

  /** What could not be read; it was reported. */
  record Broken(StepWord word, Span span) implements ScenarioStep {}

  /** The word that begins a step, {@code and} resolved, and whether {@code and} was written. */
  record StepWord(Kind kind, boolean continues, Span span) implements SyntaxNode {}

  /** What a step is for. */
  enum Kind {
    GIVEN,
    WHEN,
    THEN
  }

  /** {@code Email "a@b.example"}: the value of a further key. */
  record KeyValue(Name key, Name value, Span span) implements SyntaxNode {}

  /** {@code Stage = "Closed Won"}; {@code null} makes the field unknown. */
  record Assignment(Name field, LiteralTree value, Span span) implements SyntaxNode {}

  /**
   * How often: {@code once}, {@code 3 times}, {@code at least 3 times}, {@code never}; without a
   * word at least once.
   *
   * @param least from 0
   * @param most at least {@code least}, or null: however often
   * @param span empty where nothing was written
   */
  record Times(int least, @Nullable Integer most, Span span) implements SyntaxNode {}
}

package dev.milepost.compiler.model;

import dev.milepost.compiler.syntax.JourneyClause;
import dev.milepost.compiler.syntax.StageClause;
import dev.milepost.engine.time.TimeSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stage means.
 *
 * @param tree the text
 * @param endsAs the clause that says how the stage ends, or null where it goes on
 * @param expected how long an execution should stand here, or null
 * @param mayWaitForever the clause that says so, or null
 * @param asks the decision that is asked for, or null
 */
public record StageModel(
    JourneyClause.Stage tree,
    StageClause.@Nullable EndsAs endsAs,
    List<EntryModel> onEnter,
    List<ExitModel> onExit,
    List<ReminderModel> reminders,
    @Nullable ExpectedModel expected,
    StageClause.@Nullable MayWaitForever mayWaitForever,
    StageClause.@Nullable Asks asks,
    List<TransitionModel> transitions) {

  public StageModel {
    onEnter = List.copyOf(onEnter);
    onExit = List.copyOf(onExit);
    reminders = List.copyOf(reminders);
    transitions = List.copyOf(transitions);
  }

  /** Its name. */
  public String name() {
    return tree.name().text();
  }

  /** Whether an execution that comes here has ended. */
  public boolean ends() {
    return endsAs != null;
  }

  /** Whether a clause of it could not be read; it may have been any. */
  public boolean isBroken() {
    return tree.clauses().stream().anyMatch(StageClause.Broken.class::isInstance);
  }

  /** {@code on enter}. */
  public record EntryModel(StageClause.OnEnter tree, ActionModel action) {}

  /** {@code on exit}. */
  public record ExitModel(StageClause.OnExit tree, ActionModel action) {}

  /**
   * {@code every D: ACTION} or {@code after D: ACTION}.
   *
   * @param tree one of these two clauses
   * @param interval null where the duration cannot be used
   * @param repeats whether it comes again
   * @param atMost how often at most, or null
   */
  public record ReminderModel(
      StageClause tree,
      @Nullable TimeSpan interval,
      boolean repeats,
      @Nullable Integer atMost,
      ActionModel action) {}

  /** {@code expected within}; {@code then} is null where the text says none. */
  public record ExpectedModel(
      StageClause.Expected tree, @Nullable TimeSpan span, @Nullable ActionModel then) {}

  /**
   * A way out.
   *
   * @param target the stage that it leads to, the next of the file where the text says none; null
   *     where there is no such stage
   * @param does what is done on the way
   */
  public record TransitionModel(
      StageClause.Transition tree,
      @Nullable String target,
      TriggerModel trigger,
      List<ActionModel> does) {
    public TransitionModel {
      does = List.copyOf(does);
    }

    /** Whether it is considered only when no transition above it is true. */
    public boolean isElse() {
      return tree.isElse();
    }
  }
}

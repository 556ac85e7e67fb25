package dev.milepost.compiler.scenario;

import dev.milepost.compiler.syntax.LiteralTree.TextLiteral;
import dev.milepost.compiler.syntax.ScenarioStep;
import dev.milepost.compiler.syntax.ScenarioStep.Times;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Execution.Status;
import dev.milepost.engine.step.OutgoingAction;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges what a scenario expects of the last execution of its journey by its first subject. What is
 * said of an execution, with or without {@code not}, is not so while nothing has started.
 */
final class Judge {

  private final World world;
  private final StepValues values;

  Judge(World world, StepValues values) {
    this.world = world;
    this.values = values;
  }

  /**
   * An expectation that is not met.
   *
   * @param found what was found instead
   * @param wanted the stages of which one should have been reached; empty where none was
   * @param wantsStart whether an execution should have started
   */
  record Miss(String found, Set<String> wanted, boolean wantsStart) {
    Miss {
      wanted = Set.copyOf(wanted);
    }

    static Miss of(String found) {
      return new Miss(found, Set.of(), false);
    }
  }

  /** Judges a step; null where it is satisfied. */
  @Nullable Miss judge(ScenarioStep step) {
    Execution execution = world.lastExecution();
    return switch (step) {
      case ScenarioStep.StageIs is -> stage(is, execution);
      case ScenarioStep.EndedAs ended -> ended(ended.outcome().text(), execution);
      case ScenarioStep.HasStarted started -> started(started.negated(), execution);
      case ScenarioStep.HasNotEnded _ -> {
        if (execution == null) {
          yield notStarted();
        }
        yield execution.status() instanceof Status.Ended ? Miss.of(standing(execution)) : null;
      }
      case ScenarioStep.IsStalled stalled -> stalled(stalled.negated(), execution);
      case ScenarioStep.ActionHappened happened -> happened(happened);
      case ScenarioStep.IsNotified notified -> notified(notified);
      case ScenarioStep.GivenSubject _,
          ScenarioStep.GivenNow _,
          ScenarioStep.RecordSignal _,
          ScenarioStep.RecordGone _,
          ScenarioStep.EventSignal _,
          ScenarioStep.TimePasses _,
          ScenarioStep.Answers _,
          ScenarioStep.InAnyOrder _,
          ScenarioStep.Broken _ ->
          throw new IllegalStateException("nothing that is expected: " + step);
    };
  }

  /** Where the execution stands, in words. */
  String standing(@Nullable Execution execution) {
    if (execution == null) {
      return "nothing has started";
    }
    String stage = quoted(execution.visit().stage());
    return switch (execution.status()) {
      case Status.Running _ ->
          "the stage is " + stage + ", since " + time(execution.visit().enteredAt());
      case Status.Ended(String outcome, Instant at) ->
          "it ended as " + quoted(outcome) + " at stage " + stage + " on " + time(at);
      case Status.Paused(String reason, Instant _) -> "it is paused at " + stage + ": " + reason;
      case Status.Parked(String reason, Instant _) -> "it is parked at " + stage + ": " + reason;
    };
  }

  private @Nullable Miss stage(ScenarioStep.StageIs step, @Nullable Execution execution) {
    if (execution == null) {
      return notStarted();
    }
    String stage = step.stage().text();
    if (execution.visit().stage().equals(stage) != step.negated()) {
      return null;
    }
    return new Miss(standing(execution), step.negated() ? Set.of() : Set.of(stage), false);
  }

  private @Nullable Miss ended(String outcome, @Nullable Execution execution) {
    if (execution == null) {
      return notStarted();
    }
    if (execution.status() instanceof Status.Ended(String found, Instant _)
        && found.equals(outcome)) {
      return null;
    }
    Set<String> wanted = new HashSet<>();
    for (Plan.Stage stage : world.plan().stages()) {
      if (outcome.equals(stage.outcome())) {
        wanted.add(stage.name());
      }
    }
    return new Miss(standing(execution), wanted, false);
  }

  private @Nullable Miss started(boolean negated, @Nullable Execution execution) {
    if ((execution == null) == negated) {
      return null;
    }
    return execution == null
        ? notStarted()
        : Miss.of("it started on " + time(execution.startedAt()));
  }

  private @Nullable Miss stalled(boolean negated, @Nullable Execution execution) {
    if (execution == null) {
      return notStarted();
    }
    Instant since = execution.isRunning() ? execution.visit().stalledSince() : null;
    if ((since == null) == negated) {
      return null;
    }
    if (since != null) {
      return Miss.of(standing(execution) + ", stalled since " + time(since));
    }
    Plan.Expected expected =
        world.plan().stage(execution.visit().stage()).map(Plan.Stage::expected).orElse(null);
    if (expected == null || !execution.isRunning()) {
      return Miss.of(standing(execution));
    }
    Instant until = world.calendar().plus(execution.visit().enteredAt(), expected.span());
    return Miss.of(standing(execution) + ", and is expected to move until " + time(until));
  }

  private @Nullable Miss happened(ScenarioStep.ActionHappened step) {
    TypeName name = StepValues.name(step.action());
    List<FieldValue> wanted = values.ofAction(name, step.arguments());
    int count = 0;
    int ofThatName = 0;
    for (OutgoingAction action : world.sent()) {
      if (action.request() instanceof OutgoingAction.AppAction app && app.action().equals(name)) {
        ofThatName++;
        count += app.arguments().containsAll(wanted) ? 1 : 0;
      }
    }
    if (fits(count, step.times())) {
      return null;
    }
    String others = ofThatName > count ? "; with other arguments " + often(ofThatName - count) : "";
    return Miss.of("it happened " + often(count) + others);
  }

  private @Nullable Miss notified(ScenarioStep.IsNotified step) {
    String role = step.role() == null ? null : step.role().text();
    TextLiteral message = step.message();
    int count = 0;
    int ofThatRole = 0;
    for (OutgoingAction action : world.sent()) {
      if (action.request() instanceof OutgoingAction.Notice notice
          && Objects.equals(notice.role(), role)) {
        ofThatRole++;
        count += message == null || notice.text().equals(message.value()) ? 1 : 0;
      }
    }
    if (fits(count, step.times())) {
      return null;
    }
    String others = ofThatRole > count ? "; with another text " + often(ofThatRole - count) : "";
    String who = role == null ? "the owner" : quoted(role);
    return Miss.of(who + " was notified " + often(count) + others);
  }

  private static boolean fits(int count, Times times) {
    Integer most = times.most();
    return count >= times.least() && (most == null || count <= most);
  }

  private static String often(int count) {
    return switch (count) {
      case 0 -> "never";
      case 1 -> "once";
      default -> count + " times";
    };
  }

  private static Miss notStarted() {
    return new Miss("nothing has started", Set.of(), true);
  }

  private String time(Instant instant) {
    return Clock.print(instant, world.calendar().zone());
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}

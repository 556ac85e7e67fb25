package dev.milepost.engine.step;

import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.program.LinkedJourney;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.Execution.Status;
import dev.milepost.engine.state.Visit;
import dev.milepost.engine.step.Input.Control;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands answers and overrides to the execution that they speak of. */
final class PeopleInputs {

  private static final String CANCELLED = "cancelled";

  private final Working working;

  PeopleInputs(Working working) {
    this.working = working;
  }

  /** Whether an input reached its execution. */
  sealed interface Outcome {}

  /** It did. */
  record Reached(ExecutionName execution) implements Outcome {}

  /** It did not, and nothing changed. */
  record Refused(String reason) implements Outcome {}

  Outcome answer(Input.AnswerGiven answer) {
    int place = working.find(answer.execution());
    if (place < 0) {
      return new Refused("there is no such execution");
    }
    Execution execution = working.execution(place);
    if (!execution.isUnderWay()) {
      return new Refused("the answer came too late: the execution has ended");
    }
    Visit visit = execution.visit();
    Plan.Question question = working.journeyOf(execution).stage(visit.stage()).stage().question();
    if (question == null) {
      return new Refused("nothing is asked at \"" + visit.stage() + '"');
    }
    if (!question.answers().contains(answer.answer())) {
      return new Refused(
          "\"%s\" is none of the answers \"%s\""
              .formatted(answer.answer(), String.join("\", \"", question.answers())));
    }
    working
        .effects()
        .report(
            new TimelineEntry.Answered(
                execution.name(), visit.stage(), answer.answer(), answer.actor()));
    working.set(place, execution.withVisit(visit.withAnswer(answer.answer())));
    return new Reached(execution.name());
  }

  Outcome force(Input.StageForced forced) {
    int place = working.find(forced.execution());
    if (place < 0) {
      return new Refused("there is no such execution");
    }
    Execution execution = working.execution(place);
    if (execution.status() instanceof Execution.Status.Ended) {
      return new Refused("the execution has ended");
    }
    LinkedJourney journey = working.journeyOf(execution);
    if (journey.plan().stage(forced.stage()).isEmpty()) {
      return new Refused(
          "journey \"%s\" has no stage \"%s\"".formatted(journey.name(), forced.stage()));
    }
    ExecutionMover mover = working.moverOf(execution);
    mover.force(forced);
    working.set(place, mover.execution());
    return new Reached(execution.name());
  }

  Outcome control(Input.ExecutionControlled input) {
    int place = working.find(input.execution());
    if (place < 0) {
      return new Refused("there is no such execution");
    }
    Execution execution = working.execution(place);
    String hindrance = hindrance(input.control(), execution.status());
    if (hindrance != null) {
      return new Refused(hindrance);
    }
    working
        .effects()
        .report(
            new TimelineEntry.Controlled(
                execution.name(),
                execution.visit().stage(),
                input.control(),
                input.actor(),
                input.reason()));
    working.set(place, controlled(execution, input));
    return new Reached(execution.name());
  }

  private static @Nullable String hindrance(Control control, Status status) {
    return switch (status) {
      case Status.Ended _ -> "the execution has ended";
      case Status.Running _ ->
          switch (control) {
            case PAUSE, PARK, CANCEL -> null;
            case RESUME -> "the execution is not paused";
            case RELEASE -> "the execution is not parked";
          };
      case Status.Paused _ ->
          switch (control) {
            case RESUME, PARK, CANCEL -> null;
            case PAUSE -> "the execution is paused already";
            case RELEASE -> "the execution is not parked but paused; resume it";
          };
      case Status.Parked _ ->
          switch (control) {
            case RELEASE, CANCEL -> null;
            case PAUSE, PARK -> "the execution is parked already";
            case RESUME -> "the execution is not paused but parked; release it";
          };
    };
  }

  private Execution controlled(Execution execution, Input.ExecutionControlled input) {
    return switch (input.control()) {
      case PAUSE -> stopped(execution, new Status.Paused(input.reason(), input.at()));
      case PARK -> stopped(execution, new Status.Parked(input.reason(), input.at()));
      case RESUME, RELEASE -> execution.withStatus(Execution.RUNNING);
      case CANCEL -> {
        working.effects().leave(execution.name(), execution.visit().number());
        yield stopped(execution, new Status.Ended(CANCELLED, input.at()));
      }
    };
  }

  private static Execution stopped(Execution execution, Status status) {
    return execution.withStatus(status).withTimers(List.of());
  }
}

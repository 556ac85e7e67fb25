package dev.milepost.engine.step;

import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.program.LinkedJourney;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.Visit;

/** Hands answers and overrides to the execution that they speak of. */
final class PeopleInputs {

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
    if (!execution.isRunning()) {
      return new Refused("the answer came too late: the execution does not run any more");
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
}

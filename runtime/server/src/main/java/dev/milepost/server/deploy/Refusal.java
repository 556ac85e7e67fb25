package dev.milepost.server.deploy;

import dev.milepost.engine.plan.DeclarationFit.Misfit;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.SubjectState.SubjectName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why a deploy is refused: a plan on which executions run needs a declaration that the release
 * removes or changes.
 *
 * @param journey the journey
 * @param plan the hash of the plan
 * @param misfit what is missing or another, and who reads it
 * @param executions how many run on the plan
 * @param some the first of them
 */
public record Refusal(
    String journey, String plan, Misfit misfit, long executions, List<Traveller> some) {

  /** So many executions are named; the others are counted. */
  static final int MOST_NAMED = 20;

  public Refusal {
    some = List.copyOf(some);
  }

  /** An execution that is under way. */
  public record Traveller(SubjectName subject, ExecutionName execution, String stage) {

    /** Who and where, for people. */
    public String print() {
      String about = execution.about() == null ? "" : " (" + execution.about().id() + ")";
      return "%s%s at \"%s\"".formatted(subject.key(), about, stage);
    }
  }

  /** The refusal in a sentence. */
  public String print() {
    String readers =
        misfit.readers().isEmpty()
            ? ""
            : ", which %s of \"%s\" reads".formatted(misfit.readers().getFirst().print(), journey);
    String named = some.stream().map(Traveller::print).collect(Collectors.joining(", "));
    long others = executions - some.size();
    return "%s %s%s; %d %s on version %s: %s%s"
        .formatted(
            misfit.name(),
            misfit.change(),
            readers,
            executions,
            executions == 1 ? "execution runs" : "executions run",
            plan.substring(0, Versions.SHORT_HASH),
            named,
            others > 0 ? " and " + others + " more" : "");
  }
}

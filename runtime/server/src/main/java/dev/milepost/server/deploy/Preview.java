package dev.milepost.server.deploy;

import dev.milepost.server.deploy.StageMapping.Carriage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a deploy would mean for who is under way, and for who is not yet.
 *
 * @param refusals why it would be refused; empty where it would not
 * @param journeys the journeys of the release, and those that it no longer has
 */
public record Preview(List<Refusal> refusals, List<JourneyPreview> journeys) {
  public Preview {
    refusals = List.copyOf(refusals);
    journeys = List.copyOf(journeys);
  }

  /** What becomes of a journey. */
  public enum Change {
    /** It was not there before. */
    NEW,
    /** New executions take another plan. */
    CHANGED,
    /** Nothing. */
    UNCHANGED,
    /** New executions are not started any more. */
    WITHDRAWN
  }

  /**
   * A journey.
   *
   * @param plan the hash of the plan that new executions take, or null where it is withdrawn
   * @param stages where its executions stand, of every version
   * @param matching how many subjects, or records of subjects, it would start for if a person said
   *     so; null where it starts for whom it started before
   */
  public record JourneyPreview(
      String journey,
      Change change,
      @Nullable String plan,
      List<StagePreview> stages,
      @Nullable Long matching) {
    public JourneyPreview {
      stages = List.copyOf(stages);
    }
  }

  /**
   * Executions that stand at one stage of one version.
   *
   * @param plan the hash of their plan
   * @param stage the stage as that plan calls it
   * @param target the stage to which they would move, or null
   * @param executions how many have not ended
   * @param stranded how many of them wait, or would wait, for what can no longer become true
   * @param advancing how many would move on at once
   * @param actions how many actions would be sent by that
   * @param refused how many moves would be refused
   * @param remarks why, each reason once
   */
  public record StagePreview(
      String plan,
      String stage,
      Carriage carriage,
      @Nullable String target,
      long executions,
      long stranded,
      long advancing,
      long actions,
      long refused,
      List<String> remarks) {
    public StagePreview {
      remarks = List.copyOf(remarks);
    }
  }
}

package dev.milepost.engine.evidence;

import dev.milepost.engine.evidence.Evidence.StageHistory;
import dev.milepost.engine.evidence.Evidence.WayHistory;
import dev.milepost.engine.plan.Plan.SourceText;
import dev.milepost.engine.program.LinkedJourney;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.signal.SubjectAddress;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.step.StepResult;
import dev.milepost.engine.step.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Watches recorded signals being led through a program. It is shown each signal as it stands in the
 * record, and each step that the engine takes; it holds something for each execution that is under
 * way, and for each record that signals spoke of.
 */
public final class EvidenceCollector {

  /** Of a field at most so many different values are told apart. */
  public static final int MOST_VALUES = 1_000;

  private final Program program;
  private final SignalSurvey survey = new SignalSurvey();
  private final Map<String, JourneyParts> journeys = new HashMap<>();
  private final Map<Traveller, Travel> underWay = new LinkedHashMap<>();
  private final Map<StageName, StageCount> stages = new HashMap<>();

  /** An execution of a subject. */
  private record Traveller(SubjectName subject, ExecutionName execution) {}

  record StageName(String plan, String stage) {}

  /** Watches a program of which nothing has run yet. */
  public EvidenceCollector(Program program) {
    this.program = program;
  }

  /**
   * A signal stands next in the record, whenever the engine is given it.
   *
   * @param address whose it says it is, or null
   */
  public void read(Signal signal, @Nullable SubjectAddress address) {
    survey.add(signal, address);
  }

  /**
   * A step was taken.
   *
   * @param at the step's clock
   */
  public void stepped(StepResult result, Instant at) {
    SubjectState state = result.state();
    List<SourceText> taken = new ArrayList<>(0);
    for (TimelineEntry entry : result.timeline()) {
      switch (entry) {
        case TimelineEntry.Advanced advanced -> taken.add(advanced.clause());
        default -> {}
      }
    }
    for (Execution execution : state.executions()) {
      Traveller traveller = new Traveller(state.name(), execution.name());
      Travel travel = underWay.get(traveller);
      if (travel == null && execution.isUnderWay()) {
        travel = new Travel(state.name(), parts(execution.plan()));
        underWay.put(traveller, travel);
      }
      if (travel != null) {
        travel.follow(execution, state, at, taken, this::count);
        if (!execution.isUnderWay()) {
          underWay.remove(traveller);
        }
      }
    }
  }

  private JourneyParts parts(String plan) {
    return journeys.computeIfAbsent(
        plan, hash -> new JourneyParts(program.layout(), program.journey(hash)));
  }

  private StageCount count(StageName stage) {
    return stages.computeIfAbsent(stage, ignored -> new StageCount());
  }

  /**
   * What was seen.
   *
   * @param plans the hashes of the plans that are asked about, in order
   */
  public Evidence finish(List<String> plans) {
    underWay.values().forEach(travel -> travel.rest(this::count));
    List<StageHistory> histories = new ArrayList<>();
    for (String plan : plans) {
      LinkedJourney journey = program.journey(plan);
      JourneyParts parts = parts(plan);
      for (var stage : journey.plan().stages()) {
        StageCount count = count(new StageName(plan, stage.name()));
        List<WayHistory> ways = new ArrayList<>();
        List<JourneyParts.Way> linked = parts.ways(stage.name());
        for (int number = 0; number < linked.size(); number++) {
          ways.add(count.way(number, linked.get(number)));
        }
        histories.add(count.history(journey.name(), stage.name(), ways));
      }
    }
    return survey.evidence(histories);
  }
}

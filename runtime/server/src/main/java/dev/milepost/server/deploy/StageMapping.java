package dev.milepost.server.deploy;

import dev.milepost.engine.plan.Lineage;
import dev.milepost.engine.plan.Lineage.Kinship;
import dev.milepost.engine.plan.Plan;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where executions go whose stage has no successor by name or by {@code renamed from}, or another
 * one than the operator wants.
 *
 * @param stages by journey, as the new plan calls it, and then by stage of the old plan; under the
 *     empty name what holds for every journey
 */
public record StageMapping(Map<String, Map<String, String>> stages) {

  /** Names alone tell. */
  public static final StageMapping NONE = new StageMapping(Map.of());

  private static final String ANY_JOURNEY = "";

  public StageMapping {
    stages = Map.copyOf(stages);
  }

  /** A mapping for every journey. */
  public static StageMapping ofAll(Map<String, String> stages) {
    return new StageMapping(Map.of(ANY_JOURNEY, Map.copyOf(stages)));
  }

  /** How an execution finds its stage in another plan. */
  public enum Carriage {
    /** It runs on that plan already. */
    CURRENT,
    /** The stage has the same name. */
    SAME_NAME,
    /** By {@code renamed from}. */
    RENAMED,
    /** The operator says where to. */
    MAPPED,
    /** Nobody says where to. */
    NEEDS_MAPPING,
    /** The release has no version of the journey. */
    STAYS
  }

  /** Where an execution goes; {@code stage} is empty where nobody says so. */
  public record Way(Carriage carriage, Optional<String> stage) {}

  /** Where an execution goes that stands at a stage. */
  public Way way(Plan from, Plan to, String stage) {
    String mapped = mapped(to.journey(), stage);
    if (mapped != null) {
      return new Way(Carriage.MAPPED, Optional.of(mapped));
    }
    return Lineage.between(from, to)
        .of(stage)
        .map(next ->
            new Way(
                next.kinship() == Kinship.SAME_NAME ? Carriage.SAME_NAME : Carriage.RENAMED,
                Optional.of(next.stage())))
        .orElse(new Way(Carriage.NEEDS_MAPPING, Optional.empty()));
  }

  private @Nullable String mapped(String journey, String stage) {
    String own = stages.getOrDefault(journey, Map.of()).get(stage);
    return own == null ? stages.getOrDefault(ANY_JOURNEY, Map.of()).get(stage) : own;
  }
}

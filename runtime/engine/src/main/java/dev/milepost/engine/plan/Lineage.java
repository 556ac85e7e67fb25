package dev.milepost.engine.plan;

import java.util.Optional;

/** What became of the names of a journey and its stages from one version to another. */
public final class Lineage {

  private final Plan from;
  private final Plan to;

  private Lineage(Plan from, Plan to) {
    this.from = from;
    this.to = to;
  }

  /** The way from a plan to another one of the same journey, in either direction of time. */
  public static Lineage between(Plan from, Plan to) {
    return new Lineage(from, to);
  }

  /** Whether both plans are versions of one journey. */
  public boolean isOneJourney() {
    return from.journey().equals(to.journey())
        || from.journey().equals(to.renamedFrom())
        || to.journey().equals(from.renamedFrom());
  }

  /** How a stage is found again. */
  public enum Kinship {
    /** Under the same name. */
    SAME_NAME,
    /** By {@code renamed from}. */
    RENAMED
  }

  /** A stage of the other plan. */
  public record Successor(String stage, Kinship kinship) {}

  /**
   * What a stage is called in the other plan; empty where it has none that is the same by its name
   * or by {@code renamed from}, which also leads back to an older version.
   */
  public Optional<Successor> of(String stage) {
    if (to.stage(stage).isPresent()) {
      return Optional.of(new Successor(stage, Kinship.SAME_NAME));
    }
    Optional<String> renamed =
        to.stages().stream()
            .filter(later -> stage.equals(later.renamedFrom()))
            .map(Plan.Stage::name)
            .findFirst();
    Optional<String> former =
        from.stage(stage).map(Plan.Stage::renamedFrom).filter(old -> to.stage(old).isPresent());
    return renamed.or(() -> former).map(name -> new Successor(name, Kinship.RENAMED));
  }
}

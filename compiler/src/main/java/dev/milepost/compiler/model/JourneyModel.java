package dev.milepost.compiler.model;

import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.JourneyClause;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Plan.Reentry;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a journey means.
 *
 * @param tree the text
 * @param forEach the record type that an execution is about, or null: one execution a subject
 * @param owner who is told by {@code notify owner}, or null where nobody is named
 * @param starts when an execution starts, or null where the text does not say it
 * @param isComplete whether everything in it could be understood; only then there is a plan
 */
public record JourneyModel(
    Declaration.Journey tree,
    @Nullable TypeName forEach,
    JourneyCalendar calendar,
    Reentry reentry,
    @Nullable OwnerModel owner,
    List<RoleModel> roles,
    List<DefineModel> defines,
    @Nullable StartModel starts,
    List<EndingModel> endings,
    List<PromiseModel> promises,
    List<StageModel> stages,
    boolean isComplete) {

  public JourneyModel {
    roles = List.copyOf(roles);
    defines = List.copyOf(defines);
    endings = List.copyOf(endings);
    promises = List.copyOf(promises);
    stages = List.copyOf(stages);
  }

  /** Its name. */
  public String name() {
    return tree.name().text();
  }

  /** The stage of that name. */
  public Optional<StageModel> stage(String name) {
    return stages.stream().filter(stage -> stage.name().equals(name)).findFirst();
  }

  /** Whether parts of it could not be read at all; what is missing may be among them. */
  public boolean isBroken() {
    return tree.clauses().stream().anyMatch(JourneyClause.Broken.class::isInstance)
        || stages.stream().anyMatch(StageModel::isBroken);
  }

  /**
   * Who is told by {@code notify owner}.
   *
   * @param field the field that holds the address, or null
   * @param otherwise the address where that is unknown, or null
   */
  public record OwnerModel(
      JourneyClause.OwnedBy tree, @Nullable FieldName field, @Nullable String otherwise) {}

  /**
   * People who are told or asked by their role.
   *
   * @param isUsed whether a clause speaks of it
   */
  public record RoleModel(JourneyClause.Role tree, @Nullable String address, boolean isUsed) {
    /** Its name. */
    public String name() {
      return tree.name().text();
    }
  }

  /**
   * A condition with a name.
   *
   * @param isUsed whether a condition speaks of it
   */
  public record DefineModel(JourneyClause.Define tree, boolean isUsed) {
    /** Its name. */
    public String name() {
      return tree.name().text();
    }
  }

  /** {@code starts when}. */
  public record StartModel(JourneyClause.StartsWhen tree, ConditionModel condition) {}

  /** {@code ends at}; {@code target} is null where there is no such ending. */
  public record EndingModel(
      JourneyClause.EndsAt tree, @Nullable String target, TriggerModel trigger) {}

  /** What a journey promises. */
  public sealed interface PromiseModel {
    /** {@code never at "X" while: CONDITION}. */
    record NeverAt(JourneyClause.NeverAt tree, @Nullable String stage, ConditionModel condition)
        implements PromiseModel {}

    /** {@code promises to end within D}. */
    record EndsWithin(JourneyClause.PromisesToEnd tree, @Nullable TimeSpan span)
        implements PromiseModel {}
  }
}

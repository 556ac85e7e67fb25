package dev.milepost.server.operate;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts that would let an execution move if its apps told them.
 *
 * @param target the stage to which it would go
 * @param facts what would have to be so, all of it together
 */
public record SmallestChange(String target, List<ChangedFact> facts) {
  public SmallestChange {
    facts = List.copyOf(facts);
  }

  /**
   * A fact that would have to be another one.
   *
   * @param recordId the record, or null: one that nobody has heard of yet
   * @param from what is held, or null: unknown
   * @param to what it would have to be
   */
  public record ChangedFact(
      FieldName field, @Nullable String recordId, @Nullable Value from, @Nullable Value to) {}
}

package dev.milepost.engine.explain;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The truth of a condition with that of its parts.
 *
 * @param text the condition in the language's own words
 * @param truth what it is now
 * @param parts what it is made of; empty for a single test
 * @param evidence the values that a single test read
 * @param compared the values that a single test compares, in written order, literals left out
 * @param changesAt when time alone changes the answer, or null
 */
public record Explanation(
    String text,
    Truth truth,
    List<Explanation> parts,
    List<Evidence> evidence,
    List<Compared> compared,
    @Nullable Instant changesAt) {

  public Explanation {
    parts = List.copyOf(parts);
    evidence = List.copyOf(evidence);
    compared = List.copyOf(compared);
  }

  /**
   * A value that a test read.
   *
   * @param field the field
   * @param recordId the record, or null where there is none of its type
   * @param value the value, or null: unknown
   * @param since the receipt from which on it has been this value, or null
   * @param input the log's number of the input that said so last, or null
   */
  public record Evidence(
      FieldName field,
      @Nullable String recordId,
      @Nullable Value value,
      @Nullable Instant since,
      @Nullable Long input) {}

  /**
   * A value that a test compares.
   *
   * @param text where it comes from, in the language's own words
   * @param value the value, or null: unknown
   */
  public record Compared(String text, @Nullable Value value) {}

  /** The fields that are unknown and were asked for, in their order by name. */
  public Set<FieldName> unknownFields() {
    Set<FieldName> unknown = new TreeSet<>();
    collectUnknown(unknown);
    return unknown;
  }

  private void collectUnknown(Set<FieldName> unknown) {
    for (Evidence item : evidence) {
      if (item.value() == null) {
        unknown.add(item.field());
      }
    }
    for (Explanation part : parts) {
      part.collectUnknown(unknown);
    }
  }
}

package dev.milepost.engine.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Since when a condition has been true without a break.
 *
 * @param condition the condition's canonical text
 * @param about the number of the record that the execution is about, or null
 * @param records the numbers of the records that its plain references mean; another one starts anew
 * @param since the receipt that made it true, or null while it is not true
 */
public record HeldClock(
    String condition, @Nullable Integer about, List<Integer> records, @Nullable Instant since) {
  public HeldClock {
    records = List.copyOf(records);
  }

  /** Whether this is the clock of that condition about that record. */
  public boolean isOf(String otherCondition, @Nullable Integer otherAbout) {
    return condition.equals(otherCondition) && java.util.Objects.equals(about, otherAbout);
  }
}

package dev.milepost.engine.condition;

import dev.milepost.engine.layout.FactSet;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition with its names resolved to places, and what has to be kept for it.
 *
 * @param test evaluates it
 * @param reads the facts that it reads
 * @param remembered its parts that need a memory
 * @param held its parts that must hold for a time
 * @param clocked its parts whose answer time alone can change
 */
public record LinkedCondition(
    Test test,
    FactSet reads,
    List<Remembered> remembered,
    List<HeldTest> held,
    List<Clocked> clocked) {

  public LinkedCondition {
    remembered = Remembered.once(remembered);
    held = List.copyOf(held);
    clocked = List.copyOf(clocked);
  }

  /** When time alone changes the answer of a part next, or null: never. */
  public @Nullable Instant nextChange(Scene scene) {
    Instant next = null;
    for (Clocked part : clocked) {
      Instant change = part.nextChange(scene);
      if (change != null && (next == null || change.isBefore(next))) {
        next = change;
      }
    }
    return next;
  }
}

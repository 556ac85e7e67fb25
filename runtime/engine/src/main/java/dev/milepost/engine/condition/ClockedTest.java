package dev.milepost.engine.condition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the next change by trying the instants at which one is possible, so that nobody is woken
 * for nothing.
 *
 * @param test the part
 * @param candidates gives every instant at which the answer may change, in any order
 */
record ClockedTest(Test test, BiConsumer<Scene, Consumer<Instant>> candidates) implements Clocked {

  @Override
  public @Nullable Instant nextChange(Scene scene) {
    Instant now = scene.now();
    List<Instant> later = new ArrayList<>(4);
    candidates.accept(
        scene,
        instant -> {
          if (instant.isAfter(now) && instant.isBefore(Scene.END_OF_TIME)) {
            later.add(instant);
          }
        });
    if (later.isEmpty()) {
      return null;
    }
    Collections.sort(later);
    Truth current = test.truth(scene);
    try {
      for (Instant instant : later) {
        scene.setNow(instant);
        if (test.truth(scene) != current) {
          return instant;
        }
      }
      return null;
    } finally {
      scene.setNow(now);
    }
  }
}

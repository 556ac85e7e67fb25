package dev.milepost.engine.condition;

import dev.milepost.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** An operand that is ready to be read. */
@FunctionalInterface
interface Reader {

  /** The value in a scene, or null where it is unknown. */
  @Nullable Value read(Scene scene);
}

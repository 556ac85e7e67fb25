package dev.milepost.engine.condition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A part of a condition whose answer time alone can change. */
@FunctionalInterface
public interface Clocked {

  /** When the answer changes next if no input comes, or null: never. */
  @Nullable Instant nextChange(Scene scene);
}

package dev.milepost.engine.logic;

import dev.milepost.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** How an operand is read. */
sealed interface Read {

  /** From a variable. */
  record OfVariable(int number) implements Read {}

  /** As a value; null stands for unknown. */
  record OfConstant(@Nullable Value value) implements Read {}

  /** Drafts what is asked of an operand that is read so. */
  @FunctionalInterface
  interface Asked {
    Draft of(Read read);
  }
}

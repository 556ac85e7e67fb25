package dev.milepost.compiler.analysis.memory;

import org.jspecify.annotations.Nullable;

/**
 * Keeps what was found of journeys from one run to the next. It may forget anything at any time;
 * then it is found anew. Journeys are looked at on several threads at once.
 */
public interface Memory {

  /** What was kept under a key, or null. */
  byte @Nullable [] recall(String key);

  /** Keeps what was found under a key. */
  void keep(String key, byte[] findings);

  /** Whether it keeps anything at all: else no key and nothing to keep has to be written. */
  default boolean isKeeping() {
    return true;
  }

  /** Keeps nothing. */
  Memory NONE =
      new Memory() {
        @Override
        public boolean isKeeping() {
          return false;
        }

        @Override
        public byte @Nullable [] recall(String key) {
          return null;
        }

        @Override
        public void keep(String key, byte[] findings) {}
      };
}

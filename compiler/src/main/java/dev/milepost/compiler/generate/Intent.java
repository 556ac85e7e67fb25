package dev.milepost.compiler.generate;

import dev.milepost.compiler.witness.Move;

/** What a search means to let happen next. */
sealed interface Intent {

  /** A move, as it stands. */
  record Do(Move move) implements Intent {}

  /** Time passes until the timer of a way, whatever the moves before it made of it. */
  record WaitFor(int way, boolean isEnding) implements Intent {}
}

package dev.milepost.engine.logic;

/** How a question deals with what cannot be said exactly. */
enum Exactness {
  /** It asks for too much: what solves it is a solution. */
  EXACT,
  /** It asks for too little: what it has no solution for has none. */
  RELAXED,
  /** As {@link #RELAXED}, and nothing is asked of dates that the clock is compared with. */
  TIMELESS
}

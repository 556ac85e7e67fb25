package dev.milepost.bench.workspace;

/**
 * A condition without AND and OR.
 *
 * @param readsClock whether its answer changes by the passing of time alone
 */
record Atom(String text, boolean readsClock) {

  static Atom steady(String text) {
    return new Atom(text, false);
  }

  static Atom ticking(String text) {
    return new Atom(text, true);
  }
}

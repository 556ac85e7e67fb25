package dev.milepost.engine.logic.text;

/**
 * Follows a text letter by letter and tells what the pattern says of it. States are small numbers,
 * the first is 0.
 */
sealed interface TextAutomaton {

  /** The state after one more letter. */
  int next(int state, int letter);

  /** What the pattern says where the text ends: 0 is no; an order is 0 before, 1 same, 2 after. */
  int answer(int state);

  /** The automaton of a pattern. */
  static TextAutomaton of(TextPattern pattern) {
    int[] letters = pattern.text().codePoints().toArray();
    return switch (pattern) {
      case TextPattern.Same _ -> new Prefix(letters, true);
      case TextPattern.StartsWith _ -> new Prefix(letters, false);
      case TextPattern.Ordered _ -> new Comparing(letters);
      case TextPattern.Contains _ -> new Searching(letters, failures(letters), true);
      case TextPattern.EndsWith _ -> new Searching(letters, failures(letters), false);
    };
  }

  /** How many letters fit so far; once one does not, none will. */
  record Prefix(int[] letters, boolean whole) implements TextAutomaton {
    @Override
    public int next(int state, int letter) {
      int lost = letters.length + 1;
      if (state == letters.length) {
        return whole ? lost : state;
      }
      return state < letters.length && letters[state] == letter ? state + 1 : lost;
    }

    @Override
    public int answer(int state) {
      return state == letters.length ? 1 : 0;
    }
  }

  /** How many letters are equal so far, or which text is the smaller. */
  record Comparing(int[] letters) implements TextAutomaton {
    @Override
    public int next(int state, int letter) {
      int before = letters.length + 1;
      int after = letters.length + 2;
      if (state >= before) {
        return state;
      }
      if (state == letters.length) {
        return after;
      }
      return letter == letters[state] ? state + 1 : letter < letters[state] ? before : after;
    }

    @Override
    public int answer(int state) {
      return state == letters.length ? 1 : state <= letters.length + 1 ? 0 : 2;
    }
  }

  /** How much of the pattern the text ends with, as Knuth, Morris and Pratt find it. */
  record Searching(int[] letters, int[] failures, boolean anywhere) implements TextAutomaton {
    @Override
    public int next(int state, int letter) {
      if (anywhere && state == letters.length) {
        return state;
      }
      int matched = state;
      while (matched == letters.length || (matched > 0 && letters[matched] != letter)) {
        if (matched == 0) {
          return 0;
        }
        matched = failures[matched - 1];
      }
      return letters[matched] == letter ? matched + 1 : 0;
    }

    @Override
    public int answer(int state) {
      return state == letters.length ? 1 : 0;
    }
  }

  /** For each length of a match the longest shorter one that it ends with. */
  private static int[] failures(int[] letters) {
    int[] failures = new int[letters.length];
    for (int i = 1; i < letters.length; i++) {
      int matched = failures[i - 1];
      while (matched > 0 && letters[matched] != letters[i]) {
        matched = failures[matched - 1];
      }
      failures[i] = letters[matched] == letters[i] ? matched + 1 : 0;
    }
    return failures;
  }
}

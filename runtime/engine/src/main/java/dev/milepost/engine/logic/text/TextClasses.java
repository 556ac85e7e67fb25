package dev.milepost.engine.logic.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All combinations of answers that texts can give to some patterns, each with its shortest
 * examples. They are found by a breadth-first walk over the product of the patterns' automata. It
 * uses the letters of the patterns and one other; where texts are ordered, also one of each gap
 * between those letters.
 *
 * @param classes the combinations, by length of their first example
 * @param isComplete whether these are all combinations; the walk stops at a bound
 */
public record TextClasses(List<TextClass> classes, boolean isComplete) {

  private static final int MOST_STATES = 20_000;
  private static final String LIKED_LETTERS =
      "xyzabcdefghijklmnopqrstuvwABCDEFGHIJKLMNOPQRSTUVWXYZ0";
  private static final int LAST_CODE_POINT = 0x10FFFD;

  public TextClasses {
    classes = List.copyOf(classes);
  }

  /**
   * Texts that no pattern tells apart.
   *
   * @param answers what each pattern says of them
   * @param examples different ones, the shortest first; fewer than asked for only where there are
   *     no more
   */
  public record TextClass(List<Integer> answers, List<String> examples) {
    public TextClass {
      answers = List.copyOf(answers);
      examples = List.copyOf(examples);
    }
  }

  /** What the patterns say of a text. */
  public static List<Integer> answers(List<TextPattern> patterns, String text) {
    List<Integer> answers = new ArrayList<>(patterns.size());
    for (TextPattern pattern : patterns) {
      TextAutomaton automaton = TextAutomaton.of(pattern);
      int state = 0;
      for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
        state = automaton.next(state, text.codePointAt(i));
      }
      answers.add(automaton.answer(state));
    }
    return answers;
  }

  /**
   * Finds the combinations.
   *
   * @param examples how many examples of each are wanted, at least 1
   */
  public static TextClasses of(List<TextPattern> patterns, int examples) {
    return new Walk(patterns, examples).walk();
  }

  private static final class Walk {
    private final TextAutomaton[] automata;
    private final int[] letters;
    private final int examples;
    private final Map<List<Integer>, List<String>> found = new LinkedHashMap<>();

    Walk(List<TextPattern> patterns, int examples) {
      this.automata = patterns.stream().map(TextAutomaton::of).toArray(TextAutomaton[]::new);
      this.letters = letters(patterns, examples);
      this.examples = examples;
    }

    /** A text on its way, as a chain of letters. */
    private record Step(State state, String text) {}

    /** Arrays are compared by content, as keys need. */
    private record State(int[] states) {
      @Override
      public boolean equals(Object other) {
        return other instanceof State state && Arrays.equals(states, state.states);
      }

      @Override
      public int hashCode() {
        return Arrays.hashCode(states);
      }
    }

    TextClasses walk() {
      Map<State, Integer> visits = new HashMap<>();
      List<Step> queue = new ArrayList<>();
      State start = new State(new int[automata.length]);
      visits.put(start, 1);
      queue.add(new Step(start, ""));
      boolean complete = true;
      for (int at = 0; at < queue.size(); at++) {
        Step step = queue.get(at);
        note(step);
        for (int letter : letters) {
          State next = next(step.state(), letter);
          // Each way to a state is another text, so a state that is met so often shows enough.
          if (visits.merge(next, 1, Integer::sum) <= examples) {
            queue.add(new Step(next, step.text() + Character.toString(letter)));
          }
        }
        if (queue.size() > MOST_STATES) {
          complete = false;
          break;
        }
      }
      List<TextClass> classes = new ArrayList<>(found.size());
      found.forEach((answers, texts) -> classes.add(new TextClass(answers, texts)));
      return new TextClasses(classes, complete);
    }

    private State next(State state, int letter) {
      int[] next = new int[automata.length];
      for (int i = 0; i < next.length; i++) {
        next[i] = automata[i].next(state.states()[i], letter);
      }
      return new State(next);
    }

    private void note(Step step) {
      List<Integer> answers = new ArrayList<>(automata.length);
      for (int i = 0; i < automata.length; i++) {
        answers.add(automata[i].answer(step.state().states()[i]));
      }
      List<String> texts = found.computeIfAbsent(answers, _ -> new ArrayList<>(1));
      if (texts.size() < examples) {
        texts.add(step.text());
      }
    }

    private static int[] letters(List<TextPattern> patterns, int examples) {
      SortedSet<Integer> used = new TreeSet<>();
      SortedSet<Integer> ordered = new TreeSet<>();
      for (TextPattern pattern : patterns) {
        pattern.text().codePoints().forEach(used::add);
        if (pattern instanceof TextPattern.Ordered) {
          pattern.text().codePoints().forEach(ordered::add);
        }
      }
      List<Integer> letters = new ArrayList<>();
      LIKED_LETTERS
          .codePoints()
          .filter(letter -> !used.contains(letter))
          .limit(examples)
          .forEach(letters::add);
      int below = 0;
      for (int letter : ordered) {
        addBetween(letters, used, below, letter);
        below = letter;
      }
      if (!ordered.isEmpty()) {
        addBetween(letters, used, below, LAST_CODE_POINT + 1);
      }
      letters.addAll(used);
      return letters.stream().mapToInt(Integer::intValue).distinct().toArray();
    }

    /** A letter that no pattern uses, after one and before another, if there is one. */
    private static void addBetween(
        List<Integer> letters, SortedSet<Integer> used, int after, int before) {
      for (int letter : letters) {
        if (letter > after && letter < before) {
          return;
        }
      }
      for (int liked : LIKED_LETTERS.codePoints().toArray()) {
        if (liked > after && liked < before && !used.contains(liked)) {
          letters.add(liked);
          return;
        }
      }
      for (int letter = after < ' ' && before > ' ' ? ' ' : after + 1; letter < before; letter++) {
        if (isText(letter) && !used.contains(letter)) {
          letters.add(letter);
          return;
        }
      }
      for (int letter = after + 1; letter < before; letter++) {
        if (isText(letter) && !used.contains(letter)) {
          letters.add(letter);
          return;
        }
      }
    }

    private static boolean isText(int letter) {
      return letter > 0 && (letter < 0xD800 || letter > 0xDFFF);
    }
  }
}

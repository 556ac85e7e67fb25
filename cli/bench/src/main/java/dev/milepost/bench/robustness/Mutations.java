package dev.milepost.bench.robustness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Damages texts at random: one to four edits of letters, words or lines each. */
final class Mutations {
  private static final Pattern WORD_ENDS = Pattern.compile("(?<=[\\s.():,\"=])|(?=[\\s.():,\"=])");
  private static final Pattern LINE_ENDS = Pattern.compile("(?<=\n)");
  private static final int MOST_EDITS = 4;
  private static final String SIGNS =
      "\"'`#(){}[]|\\.,:-=<>!@&$%\u0000\t\r\n\u00a0\u202e\ufeff\ud83d";

  private final Random random;
  private final List<String> words;

  /**
   * Mutations of a seed.
   *
   * @param texts where words are taken from that are put into other texts
   */
  Mutations(long seed, List<String> texts) {
    this.random = new Random(seed);
    this.words =
        texts.stream().flatMap(WORD_ENDS::splitAsStream).filter(word -> !word.isBlank()).toList();
  }

  /** A whole number from 0 up to, and without, a limit. */
  int below(int limit) {
    return random.nextInt(limit);
  }

  /** The text with some damage. */
  String damage(String text) {
    String damaged = text;
    for (int edit = random.nextInt(MOST_EDITS); edit >= 0; edit--) {
      damaged =
          switch (random.nextInt(5)) {
            case 0 -> pieces(damaged, LINE_ENDS);
            case 1, 2 -> pieces(damaged, WORD_ENDS);
            case 3 -> letter(damaged);
            default -> region(damaged);
          };
    }
    return damaged;
  }

  private String pieces(String text, Pattern between) {
    List<String> pieces = new ArrayList<>(List.of(between.split(text)));
    int at = random.nextInt(pieces.size());
    int other = random.nextInt(pieces.size());
    switch (random.nextInt(5)) {
      case 0 -> pieces.remove(at);
      case 1 -> pieces.add(at, pieces.get(at));
      case 2 -> Collections.swap(pieces, at, other);
      case 3 -> pieces.add(at, pieces.get(other));
      default -> pieces.set(at, words.get(random.nextInt(words.size())));
    }
    return String.join("", pieces);
  }

  private String letter(String text) {
    int at = random.nextInt(text.length() + 1);
    String letter =
        random.nextBoolean()
            ? String.valueOf(SIGNS.charAt(random.nextInt(SIGNS.length())))
            : Character.toString(random.nextInt(Character.MIN_SURROGATE));
    int end = random.nextBoolean() ? at : Math.min(text.length(), at + 1);
    return text.substring(0, at) + letter + text.substring(end);
  }

  /** Cuts a part out, or puts it to another place too. */
  private String region(String text) {
    int start = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), start + random.nextInt(200));
    if (random.nextBoolean()) {
      return text.substring(0, start) + text.substring(end);
    }
    int to = random.nextInt(text.length() + 1);
    return text.substring(0, to) + text.substring(start, end) + text.substring(to);
  }
}

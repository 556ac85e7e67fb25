package dev.milepost.cli.command;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names for files of journeys that every file system takes, each different from the others. */
final class FileNames {

  private static final int LONGEST = 80;

  private final Set<String> taken = new HashSet<>();

  /** The name for the next journey's file, without an extension. */
  String next(String journey) {
    StringBuilder name = new StringBuilder();
    Normalizer.normalize(journey, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .limit(LONGEST)
        .forEach(letter -> {
          if (Character.isLetterOrDigit(letter)) {
            name.appendCodePoint(letter);
          } else if (!name.isEmpty() && name.charAt(name.length() - 1) != '-') {
            name.append('-');
          }
        });
    String plain = name.isEmpty() ? "journey" : name.toString();
    String stem = plain.endsWith("-") ? plain.substring(0, plain.length() - 1) : plain;
    String free = stem;
    for (int number = 2; !taken.add(free); number++) {
      free = stem + '-' + number;
    }
    return free;
  }
}

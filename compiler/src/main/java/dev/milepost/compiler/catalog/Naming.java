package dev.milepost.compiler.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes names of the language from names of the outside. */
final class Naming {

  /** What {@code IDENTIFIER} of the grammar takes. */
  private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*");

  private static final Pattern WORD =
      Pattern.compile(
          "\\p{Lu}+(?!\\p{Ll})\\p{N}*|\\p{Lu}?[\\p{L}\\p{M}&&[^\\p{Lu}]]+\\p{N}*|\\p{N}+");

  /** Words that an app may not be called, since conditions begin with them. */
  private static final Set<String> NO_APPS =
      Set.of(
          "any", "every", "no", "count", "sum", "not", "journey", "answer", "today", "true",
          "false");

  private static final int LONGEST = 80;

  private Naming() {}

  /** Whether a text is a name as it stands. */
  static boolean isName(String text) {
    return text.length() <= LONGEST && IDENTIFIER.matcher(text).matches();
  }

  /** Whether a text may be the name of an app. */
  static boolean isApp(String text) {
    return isName(text) && !NO_APPS.contains(text.toLowerCase(Locale.ROOT));
  }

  /**
   * The words of a name however it is written: {@code due_date}, {@code dueDate}, {@code due.date}.
   */
  static List<String> words(String name) {
    return WORD.matcher(name).results().map(match -> match.group()).toList();
  }

  /** The words in lower case. */
  static List<String> lowerWords(String name) {
    return words(name).stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }

  /** A name like {@code DueDate}; empty where no letter or digit is left. */
  static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    for (String word : words(name)) {
      int first = word.codePointAt(0);
      camel.appendCodePoint(Character.toTitleCase(first));
      camel.append(word, Character.charCount(first), word.length());
    }
    String made = camel.length() > LONGEST ? camel.substring(0, LONGEST) : camel.toString();
    return !made.isEmpty() && Character.isDigit(made.codePointAt(0)) ? "No" + made : made;
  }

  /** The name of one of many: {@code Deals} is made of {@code Deal}. */
  static String singular(String camel) {
    String lower = camel.toLowerCase(Locale.ROOT);
    if (lower.endsWith("ies") && camel.length() > 4) {
      return camel.substring(0, camel.length() - 3) + "y";
    }
    boolean isPlural =
        lower.endsWith("s")
            && camel.length() > 3
            && !lower.endsWith("ss")
            && !lower.endsWith("us")
            && !lower.endsWith("is");
    return isPlural ? camel.substring(0, camel.length() - 1) : camel;
  }

  /** The name, with a number behind it where it is taken; the result is then taken. */
  static String unique(String name, Set<String> taken) {
    String free = name;
    boolean isNumbered = !name.isEmpty() && Character.isDigit(name.charAt(name.length() - 1));
    for (int number = 2; !taken.add(free); number++) {
      free = name + (isNumbered ? "_" : "") + number;
    }
    return free;
  }

  /** The parts of a path of the outside. */
  static List<String> parts(String path) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', start)) {
      parts.add(path.substring(start, dot));
      start = dot + 1;
    }
    parts.add(path.substring(start));
    return parts;
  }
}

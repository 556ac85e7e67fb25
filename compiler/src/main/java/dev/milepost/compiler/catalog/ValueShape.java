package dev.milepost.compiler.catalog;

import java.util.List;
import java.util.regex.Pattern;

/** What a text looks like. */
final class ValueShape {

  private static final Pattern EMAIL = Pattern.compile("[^@\\s:/]{1,64}@[^@\\s:/]+\\.[^@\\s.:/]+");
  private static final Pattern WEB = Pattern.compile("(?i)((https?|gid|ftp|ssh|git)://|git@)\\S*");
  private static final Pattern CODE =
      Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N}_./:-]*( [\\p{L}\\p{M}\\p{N}_./:&-]+){0,3}");
  private static final Pattern DIGITS = Pattern.compile(".*\\p{N}{3}.*");
  private static final Pattern PERSON =
      Pattern.compile("\\p{Lu}\\p{Ll}+( \\p{Lu}\\.?)? \\p{Lu}\\p{Ll}+");
  private static final Pattern CENTS = Pattern.compile("-?\\p{Nd}+\\.\\p{Nd}{2}");
  private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");
  private static final int LONGEST_CODE = 40;

  private ValueShape() {}

  static boolean isEmail(String text) {
    return text.length() <= 254 && EMAIL.matcher(text).matches();
  }

  static boolean isWebAddress(String text) {
    return WEB.matcher(text).matches();
  }

  /** An amount with two digits behind the point. */
  static boolean isAmount(String text) {
    return text.length() <= LONGEST_CODE && CENTS.matcher(text).matches();
  }

  static boolean isCurrency(String text) {
    return CURRENCY.matcher(text).matches();
  }

  /** A text of a message that may be written down: one that tells the kind of a message. */
  static boolean isMarker(String text) {
    return text.length() <= 2 * LONGEST_CODE && CODE.matcher(text).matches();
  }

  /**
   * Whether a value may be written down: it is short, has no number that could be somebody's, and
   * is nobody's name or address.
   *
   * @param nameWords the words of the field's name, in lower case
   */
  static boolean isCode(String text, List<String> nameWords) {
    return text.length() <= LONGEST_CODE
        && CODE.matcher(text).matches()
        && !DIGITS.matcher(text).matches()
        && (isListed(nameWords) || !PERSON.matcher(text).matches());
  }

  /** Whether a field of this name holds values from a short list. */
  static boolean isListed(List<String> nameWords) {
    return !nameWords.isEmpty() && Wordlists.LISTED.contains(nameWords.getLast());
  }

  /** Whether a field of this name speaks of persons. */
  static boolean isPersonal(List<String> nameWords) {
    return !isListed(nameWords) && nameWords.stream().anyMatch(Wordlists.PERSONAL::contains);
  }

  /** Whether a field of this name holds what opens doors. */
  static boolean isSecret(List<String> nameWords) {
    return nameWords.stream().anyMatch(Wordlists.SECRET::contains)
        || holds(nameWords, "api", "key")
        || holds(nameWords, "private", "key")
        || holds(nameWords, "card", "number");
  }

  private static boolean holds(List<String> words, String first, String second) {
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).equals(first) && words.get(i + 1).equals(second)) {
        return true;
      }
    }
    return false;
  }
}

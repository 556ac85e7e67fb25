package dev.milepost.compiler.catalog;

import dev.milepost.compiler.catalog.Evidence.Trait;
import dev.milepost.engine.value.FieldType.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses the type of a field: the narrowest that all values fit and its name makes likely. */
final class TypeChoice {

  /** So many values at least are wanted before a list is believed to be complete. */
  static final int LEAST_FOR_LIST = 8;

  /** So often on average must each value of a list have come. */
  static final int LEAST_REPEATS = 3;

  private static final int LONGEST_LIST = 12;

  private final boolean mapped;

  TypeChoice(boolean mapped) {
    this.mapped = mapped;
  }

  /** What is chosen. */
  record Chosen(String type, String modifiers, String note) {
    private static Chosen of(Scalar type) {
      return new Chosen(type.word(), "", "");
    }
  }

  /**
   * Chooses.
   *
   * @param name the name of the field, of which a path's last part is enough
   * @param currency the path beside it that holds a currency, or null
   * @return null where no type fits all values
   */
  @Nullable Chosen choose(
      Evidence evidence, String name, @Nullable String currency, boolean inCents) {
    List<String> words = Naming.lowerWords(name);
    List<String> amountWords = Naming.lowerWords(Naming.parts(name).getLast());
    boolean isMoney = isMoney(amountWords);
    if (evidence.all(Trait.JSON_BOOLEAN)) {
      return Chosen.of(Scalar.BOOLEAN);
    }
    if (evidence.all(Trait.JSON_TEXT)) {
      return text(evidence, words, isMoney ? currency : null, isMoney);
    }
    if (evidence.all(Trait.JSON_NUMBER)) {
      return number(evidence, words, isMoney ? currency : null, inCents, isMoney);
    }
    if (evidence.fits(Scalar.MONEY) && isMoney) {
      return money(evidence, currency, false);
    }
    if (evidence.fits(Scalar.TEXT)) {
      return new Chosen(Scalar.TEXT.word(), "", "texts and other values");
    }
    return evidence.fits(Scalar.NUMBER)
        ? new Chosen(Scalar.NUMBER.word(), "", "written as number and as text")
        : evidence.fits(Scalar.MONEY) ? Chosen.of(Scalar.MONEY) : null;
  }

  /** Whether numbers under this name are amounts. */
  static boolean isMoney(List<String> words) {
    return !words.isEmpty()
        && !Wordlists.NO_MONEY_AT_END.contains(words.getLast())
        && words.stream().anyMatch(Wordlists.MONEY::contains)
        && words.stream().noneMatch(Wordlists.NO_MONEY::contains);
  }

  /** Whether values under this name name something. */
  static boolean isId(List<String> words) {
    return !words.isEmpty() && (words.getLast().equals("id") || words.getLast().equals("uuid"));
  }

  private Chosen text(
      Evidence evidence, List<String> words, @Nullable String currency, boolean isMoney) {
    if (words.contains("version")) {
      return Chosen.of(Scalar.TEXT);
    }
    if (evidence.fits(Scalar.DATE)) {
      return Chosen.of(Scalar.DATE);
    }
    if (evidence.fits(Scalar.DATETIME)) {
      return Chosen.of(Scalar.DATETIME);
    }
    if (evidence.fits(Scalar.DURATION)) {
      return Chosen.of(Scalar.DURATION);
    }
    if (mapped && evidence.fits(Scalar.BOOLEAN)) {
      return Chosen.of(Scalar.BOOLEAN);
    }
    if (evidence.fits(Scalar.MONEY) && isMoney) {
      return money(evidence, currency, false);
    }
    if (evidence.fits(Scalar.NUMBER) && words.stream().anyMatch(Wordlists.NUMBERS::contains)) {
      return Chosen.of(evidence.fits(Scalar.INTEGER) ? Scalar.INTEGER : Scalar.NUMBER);
    }
    return listed(evidence, words);
  }

  private Chosen number(
      Evidence evidence,
      List<String> words,
      @Nullable String currency,
      boolean inCents,
      boolean named) {
    if (isId(words)) {
      return mapped
          ? Chosen.of(Scalar.TEXT)
          : new Chosen(
              (evidence.fits(Scalar.INTEGER) ? Scalar.INTEGER : Scalar.NUMBER).word(),
              "",
              "names something: better sent as text");
    }
    boolean isMoment = !words.isEmpty() && Wordlists.MOMENTS.contains(words.getLast());
    if (isMoment && evidence.all(Trait.SECONDS)) {
      return moment("seconds", " in seconds");
    }
    if (isMoment && evidence.all(Trait.MILLISECONDS)) {
      return moment("milliseconds", " in milliseconds");
    }
    boolean isMoney = named && (currency != null || evidence.all(Trait.TWO_DECIMALS));
    if (isMoney && evidence.fits(Scalar.MONEY)) {
      return money(evidence, currency, inCents);
    }
    if (evidence.fits(Scalar.INTEGER)) {
      return Chosen.of(Scalar.INTEGER);
    }
    return evidence.fits(Scalar.NUMBER) ? Chosen.of(Scalar.NUMBER) : Chosen.of(Scalar.TEXT);
  }

  private Chosen moment(String unit, String modifiers) {
    return mapped
        ? new Chosen(Scalar.DATETIME.word(), modifiers, unit + " since 1970")
        : new Chosen(
            Scalar.INTEGER.word(), "", unit + " since 1970; sent as ISO 8601 it is a datetime");
  }

  private Chosen money(Evidence evidence, @Nullable String currency, boolean inCents) {
    if (currency == null || !mapped || !evidence.fits(Scalar.NUMBER)) {
      return new Chosen(Scalar.MONEY.word(), "", "");
    }
    return inCents && evidence.all(Trait.WHOLE)
        ? new Chosen(Scalar.MONEY.word(), " in cents `" + currency + "`", "")
        : new Chosen(Scalar.MONEY.word(), " currency `" + currency + "`", "");
  }

  private static Chosen listed(Evidence evidence, List<String> words) {
    Map<String, Long> distinct = evidence.distinct();
    boolean areCodes =
        distinct.size() >= 2
            && distinct.size() <= LONGEST_LIST
            && !ValueShape.isPersonal(words)
            && !isId(words)
            && distinct.keySet().stream().allMatch(value -> ValueShape.isCode(value, words));
    List<String> values = new ArrayList<>(distinct.keySet());
    Collections.sort(values);
    if (areCodes
        && evidence.values() >= LEAST_FOR_LIST
        && evidence.values() >= LEAST_REPEATS * (long) distinct.size()) {
      String type = String.join(" | ", values.stream().map(value -> '"' + value + '"').toList());
      return new Chosen(type, "", "");
    }
    if (areCodes && ValueShape.isListed(words)) {
      String seen = String.join(", ", values.stream().map(value -> '"' + value + '"').toList());
      return new Chosen(Scalar.TEXT.word(), "", "so far " + seen);
    }
    return Chosen.of(Scalar.TEXT);
  }
}

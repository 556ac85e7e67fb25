package dev.milepost.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Option;
import dev.milepost.engine.value.FieldType.Scalar;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTextTest {

  private static final Choice STATUS =
      new Choice(List.of(new Option("Draft", false), new Option("Paid", true)));

  @ParameterizedTest
  @CsvSource({
    "TEXT, any text, any text",
    "BOOLEAN, true, true",
    "BOOLEAN, false, false",
    "INTEGER, 42, 42",
    "INTEGER, -7, -7",
    "INTEGER, 1e3, 1000",
    "INTEGER, 5.0, 5",
    "NUMBER, 1200.50, 1200.5",
    "NUMBER, -0.00, 0",
    "NUMBER, 1E-3, 0.001",
    "MONEY, 12.50, 12.5",
    "MONEY, 12.50 EUR, 12.5 EUR",
    "DATE, 2024-02-29, 2024-02-29",
    "DATE, 0001-01-01, 0001-01-01",
    "DATE, 9999-12-31, 9999-12-31",
    "DATETIME, 2026-01-05T09:00:00Z, 2026-01-05T09:00:00Z",
    "DATETIME, 2026-01-05T09:00+01:00, 2026-01-05T08:00:00Z",
    "DATETIME, 2026-01-05t09:00:01.5z, 2026-01-05T09:00:01.500Z",
    "DATETIME, 2026-01-05T09:00:00.1234569-0530, 2026-01-05T14:30:00.123456Z",
    "DATETIME, 2011-10-01T00:38:44.546+02, 2011-09-30T22:38:44.546Z",
    "DURATION, P3DT4H, PT76H",
    "DURATION, PT90S, PT1M30S",
    "DURATION, P2W, PT336H",
    "DURATION, -PT0.5S, PT-0.5S",
  })
  void readsAValueAndPrintsItSoThatItReadsAgain(Scalar type, String text, String printed) {
    Value value = known(type, text);

    assertThat(value.print()).isEqualTo(printed);
    assertThat(known(type, printed)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          BOOLEAN  | TRUE                 | `TRUE` is not a boolean (write true or false)
          INTEGER  | 4.5                  | `4.5` is not an integer (write digits without a fraction)
          INTEGER  | 1,200                | `1,200` is not an integer (write digits, like 1200)
          INTEGER  | ٤٢                   | `٤٢` is not an integer (write digits, like 1200)
          INTEGER  | 1e100                | `1e100` has more than 100 digits before or after the point
          INTEGER  | 1e999999999          | `1e999999999` has more than 100 digits before or after the point
          NUMBER   | 1e-101               | `1e-101` has more than 100 digits before or after the point
          NUMBER   | 1e99999999999        | `1e99999999999` is not a number (write digits with a point, like 1200.50)
          NUMBER   | " 5"                 | ` 5` is not a number (write digits with a point, like 1200.50)
          MONEY    | €5                   | `€5` is not an amount of money (write 12.50 or 12.50 EUR)
          MONEY    | 5 euro               | `euro` is not a currency (write three capital letters, like EUR)
          DATE     | 2026-13-40           | `2026-13-40` is not a date (write YYYY-MM-DD)
          DATE     | 2026-02-29           | `2026-02-29` is not a date (write YYYY-MM-DD)
          DATE     | 0000-01-01           | `0000-01-01` is not a date (write YYYY-MM-DD)
          DATE     | +10000-01-01         | `+10000-01-01` is not a date (write YYYY-MM-DD)
          DATE     | 2026-01-05T09:00:00Z | `2026-01-05T09:00:00Z` is not a date (write YYYY-MM-DD)
          DATETIME | 2026-01-05           | `2026-01-05` is a date without a time (write 2026-01-05T00:00:00Z)
          DATETIME | 2026-01-05T09:00     | `2026-01-05T09:00` does not say its offset from UTC (write 2026-01-05T09:00Z or 2026-01-05T09:00+01:00)
          DATETIME | 2026-01-05T24:00Z    | `2026-01-05T24:00Z` is not a time (write YYYY-MM-DDThh:mm:ssZ or with an offset like +01:00)
          DATETIME | 2026-01-05T09:00Zz   | `2026-01-05T09:00Zz` is not a time (write YYYY-MM-DDThh:mm:ssZ or with an offset like +01:00)
          DATETIME | 9999-12-31T23:59-01  | `9999-12-31T23:59-01` is not a time (write YYYY-MM-DDThh:mm:ssZ or with an offset like +01:00)
          DURATION | 3 days               | `3 days` is not a duration (write ISO 8601 like P3DT4H or PT90S)
          DURATION | P1M                  | `P1M` is not a duration (write ISO 8601 like P3DT4H or PT90S)
          DURATION | P9999999999D         | `P9999999999D` is longer than ten thousand years
          """)
  void saysWhyATextIsNoValue(Scalar type, String text, String reason) {
    assertThat(misfit(type, text)).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INTEGER", "NUMBER", "MONEY", "DATE", "DATETIME", "DURATION", "BOOLEAN"})
  void anEmptyTextIsOnlyAText(Scalar type) {
    assertThat(misfit(type, "")).startsWith("an empty text is not a");
    assertThat(known(Scalar.TEXT, "")).isEqualTo(new Value.Text(""));
  }

  @Test
  void numbersHaveAHundredDigitsOnEachSide() {
    String digits = "9".repeat(100);

    assertThat(known(Scalar.NUMBER, digits + "." + digits).print())
        .isEqualTo(digits + "." + digits);
    assertThat(known(Scalar.NUMBER, "1." + "0".repeat(200)).print()).isEqualTo("1");
    assertThat(misfit(Scalar.NUMBER, "1" + digits)).contains("more than 100 digits");
    assertThat(misfit(Scalar.NUMBER, "0." + digits + "1")).contains("more than 100 digits");
    assertThat(misfit(Scalar.INTEGER, "9".repeat(10_000))).hasSizeLessThan(200);
  }

  @Test
  void everyReadingOfAChoiceGivesTheSameInstance() {
    assertThat(known(STATUS, "Paid"))
        .isSameAs(known(STATUS, new String(new char[] {'P', 'a', 'i', 'd'})));
  }

  @Test
  void aValueOutsideOfTheListGetsTheNearestOne() {
    assertThat(misfit(STATUS, "Payed"))
        .isEqualTo("`Payed` is not one of \"Draft\", \"Paid\"; did you mean \"Paid\"?");
    assertThat(misfit(STATUS, "paid")).endsWith("did you mean \"Paid\"?");
    assertThat(misfit(STATUS, "Cancelled"))
        .isEqualTo("`Cancelled` is not one of \"Draft\", \"Paid\"");
  }

  @Test
  void aLongListIsCut() {
    Choice many =
        new Choice(IntStream.range(0, 50).mapToObj(i -> new Option("v" + i, false)).toList());

    assertThat(misfit(many, "other")).endsWith("\"v11\" and 38 more");
  }

  @Test
  void textsAreBoundedAndWellFormed() {
    assertThat(known(Scalar.TEXT, "x".repeat(65_536))).isNotNull();
    assertThat(misfit(Scalar.TEXT, "x".repeat(65_537)))
        .isEqualTo("the text has 65537 characters, more than 65536");
    assertThat(misfit(Scalar.TEXT, "a\u0000b")).isEqualTo("the text holds the character U+0000");
    assertThat(misfit(Scalar.TEXT, "a\ud83d")).isEqualTo("the text holds half of a surrogate pair");
    assertThat(known(Scalar.TEXT, "😀").print()).isEqualTo("😀");
  }

  @Test
  void quotesWhatWasGivenCutAndEscaped() {
    assertThat(misfit(Scalar.DATE, "\u001b[2J")).startsWith("`\\u001b[2J` is not a date");
    assertThat(misfit(Scalar.DATE, "x".repeat(1_000_000))).hasSizeLessThan(120);
  }

  @Test
  void timesAreCutToTheMicrosecondNotRounded() {
    assertThat(known(Scalar.DATETIME, "2026-01-05T09:00:00.999999999Z"))
        .isEqualTo(new Value.Moment(Instant.parse("2026-01-05T09:00:00.999999Z")));
    assertThat(known(Scalar.DATETIME, "1969-12-31T23:59:59.999999999Z"))
        .isEqualTo(new Value.Moment(Instant.parse("1969-12-31T23:59:59.999999Z")));
  }

  private static Value known(FieldType type, String text) {
    Reading reading = ValueText.read(type, text);
    assertThat(reading).isInstanceOf(Reading.Known.class);
    return ((Reading.Known) reading).value();
  }

  private static String misfit(FieldType type, String text) {
    Reading reading = ValueText.read(type, text);
    assertThat(reading).isInstanceOf(Reading.Misfit.class);
    return ((Reading.Misfit) reading).reason();
  }
}

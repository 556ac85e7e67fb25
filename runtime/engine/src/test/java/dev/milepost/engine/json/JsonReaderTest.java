package dev.milepost.engine.json;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonBoolean;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  @Test
  void readsEveryKindOfValueInWrittenOrder() throws JsonSyntaxException {
    JsonValue value =
        JsonReader.MESSAGE.read(
            """
            {"b": "x", "a": [1, -2.50, 1e3, true, false, null, {}, []], "c": {"d": "\\u00e9\\n"}}
            """);

    assertThat(((JsonObject) value).members())
        .containsExactly(
            entry("b", new JsonText("x")),
            entry(
                "a",
                new JsonArray(
                    List.of(
                        JsonNumber.of(1),
                        new JsonNumber(new BigDecimal("-2.5")),
                        JsonNumber.of(1000),
                        JsonBoolean.TRUE,
                        JsonBoolean.FALSE,
                        JsonNull.NULL,
                        JsonObject.EMPTY,
                        JsonArray.EMPTY))),
            entry("c", JsonObject.builder().put("d", "é\n").build()));
  }

  @Test
  void equalNumbersAreEqualValuesHoweverTheyAreWritten() throws JsonSyntaxException {
    assertThat(JsonReader.MESSAGE.read("[1.0, 1e0, 10E-1]"))
        .isEqualTo(JsonReader.MESSAGE.read("[1, 1, 1]"));
  }

  @Test
  void theOrderOfMembersDoesNotCountForEquality() throws JsonSyntaxException {
    assertThat(JsonReader.MESSAGE.read("{\"a\":1,\"b\":2}"))
        .isEqualTo(JsonReader.MESSAGE.read("{\"b\":2,\"a\":1}"));
  }

  @Test
  void readsAPartOfAnArrayAndSkipsTheByteOrderMark() throws JsonSyntaxException {
    byte[] bytes = "xx\uFEFF[\"ü😀\"]yy".getBytes(UTF_8);

    assertThat(JsonReader.MESSAGE.read(bytes, 2, bytes.length - 4))
        .isEqualTo(new JsonArray(List.of(new JsonText("ü😀"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":1 "b":2}       | 1 | 8  | comma
          {"a":1,}            | 1 | 8  | unexpected character
          [1,                 | 1 | 4  | the text ends too early
          {"a":1} x           | 1 | 9  | unrecognized token
          {"a":1} {}          | 1 | 9  | there is more text after the JSON value
          {"a":1,"b":2,"a":3} | 1 | 19 | the name "a" comes twice in one object
          ["\\ud83d"]         | 1 | 2  | a text holds half of a surrogate pair
          ["\\ude00x"]        | 1 | 2  | a text holds half of a surrogate pair
          [01]                | 1 | 3  | Leading zeroes
          [NaN]               | 1 | 5  | NaN
          [.5]                | 1 | 3  | unexpected character
          [+5]                | 1 | 3  | unexpected character
          ['a']               | 1 | 2  | unexpected character
          [1e99999999999]     | 1 | 2  | the exponent of the number is too large
          [1e2147483647]      | 1 | 2  | the exponent of the number is too large
          """)
  void refusesWhatIsNotStrictJson(String text, int line, int column, String reason) {
    JsonSyntaxException e = refusal(text);

    assertThat(e).hasMessageContaining(reason);
    assertThat(e.line()).isEqualTo(line);
    assertThat(e.column()).as(e.describe()).isBetween(column - 1, column + 1);
  }

  @Test
  void countsLines() {
    JsonSyntaxException e = refusal("{\n  \"a\": 1,\n  \"b\": tru\n}");

    assertThat(e.describe()).startsWith("line 3, column ").contains("unrecognized token 'tru'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n"})
  void refusesAnEmptyText(String text) {
    assertThat(refusal(text)).hasMessage("there is no JSON value, the text is empty");
  }

  @Test
  void refusesWhatExceedsItsLimits() {
    JsonReader small = new JsonReader(new JsonLimits(3, 10, 20));

    assertThat(refusal(small, "[[[[]]]]"))
        .hasMessage("objects and arrays are nested deeper than 3");
    assertThat(refusal(small, "[12345678901]")).hasMessage("a number is longer than 10 characters");
    assertThat(refusal(small, "[1.2345678901]"))
        .hasMessage("a number is longer than 10 characters");
    assertThat(refusal(small, '"' + "x".repeat(21) + '"'))
        .hasMessage("a text is longer than 20 characters");
    assertThat(refusal(small, "{\"" + "x".repeat(1001) + "\":1}"))
        .hasMessage("a name is longer than 1000 characters");
    assertThat(refusal(JsonReader.MESSAGE, "[".repeat(100_000)))
        .hasMessage("objects and arrays are nested deeper than 64");
  }

  @Test
  void keepsNumbersWithHugeExponentsUnexpanded() throws JsonSyntaxException {
    JsonNumber number = (JsonNumber) JsonReader.MESSAGE.read("1e999999999");

    assertThat(number.value().scale()).isEqualTo(-999_999_999);
    assertThat(JsonWriter.compact(number)).isEqualTo("1E+999999999");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] latin = {'[', '\n', '"', (byte) 0xE4, '"', ']'};
    byte[] overlong = {'"', (byte) 0xC0, (byte) 0xAF, '"'};
    byte[] surrogate = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};

    assertThat(refusal(latin).describe()).isEqualTo("line 2, column 2: the text is not UTF-8");
    assertThat(refusal(overlong)).hasMessage("the text is not UTF-8");
    assertThat(refusal(surrogate)).hasMessage("the text is not UTF-8");
    assertThat(refusal("[1]".getBytes(UTF_16LE)).getMessage()).isNotEmpty();
  }

  @Test
  void escapesWhatItQuotesFromTheText() {
    assertThat(refusal("[abc\u001b]").getMessage()).contains("\\u001b").doesNotContain("\u001b");
  }

  private static JsonSyntaxException refusal(String text) {
    return refusal(JsonReader.MESSAGE, text);
  }

  private static JsonSyntaxException refusal(JsonReader reader, String text) {
    return catchThrowableOfType(JsonSyntaxException.class, () -> reader.read(text));
  }

  private static JsonSyntaxException refusal(byte[] bytes) {
    return catchThrowableOfType(JsonSyntaxException.class, () -> JsonReader.MESSAGE.read(bytes));
  }
}

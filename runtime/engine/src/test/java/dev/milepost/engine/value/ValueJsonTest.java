package dev.milepost.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Option;
import dev.milepost.engine.value.FieldType.Scalar;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ValueJsonTest {

  private static final Choice STATUS =
      new Choice(List.of(new Option("Draft", false), new Option("Paid", true)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          TEXT     | "a"                                  | "a"
          BOOLEAN  | true                                 | true
          INTEGER  | 42                                   | 42
          INTEGER  | 4.20e1                               | 42
          INTEGER  | "42"                                 | 42
          NUMBER   | 12.50                                | 12.5
          NUMBER   | "12.50"                              | 12.5
          MONEY    | 12.50                                | 12.5
          MONEY    | "12.50"                              | 12.5
          MONEY    | "12.50 EUR"                          | {"amount":12.5,"currency":"EUR"}
          MONEY    | {"amount":12.50,"currency":"EUR"}    | {"amount":12.5,"currency":"EUR"}
          MONEY    | {"currency":"EUR","amount":"12.50"}  | {"amount":12.5,"currency":"EUR"}
          MONEY    | {"amount":12.50,"currency":null}     | 12.5
          DATE     | "2026-01-05"                         | "2026-01-05"
          DATETIME | "2026-01-05T10:00:00+01:00"          | "2026-01-05T09:00:00Z"
          DURATION | "P1D"                                | "PT24H"
          """)
  void readsAValueAndWritesItSoThatItReadsAgain(Scalar type, String json, String written)
      throws JsonSyntaxException {
    Value value = ((Reading.Known) read(type, json)).value();

    assertThat(JsonWriter.compact(ValueJson.write(value))).isEqualTo(written);
    assertThat(read(type, written)).isEqualTo(new Reading.Known(value));
  }

  @ParameterizedTest
  @EnumSource(Scalar.class)
  void nullIsUnknown(Scalar type) throws JsonSyntaxException {
    assertThat(read(type, "null")).isEqualTo(Reading.Unknown.UNKNOWN);
    assertThat(ValueJson.write(null)).isEqualTo(JsonNull.NULL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          TEXT     | 42                                | `42` is a number, not a text (write it in quotes)
          TEXT     | true                              | true is a boolean, not a text (write it in quotes)
          TEXT     | ["a"]                             | an array is not a text (write it in quotes)
          BOOLEAN  | "true"                            | `true` is a text, not a boolean (write true or false)
          BOOLEAN  | 1                                 | `1` is a number, not a boolean (write true or false)
          INTEGER  | 1.5                               | `1.5` is not an integer (write digits without a fraction)
          INTEGER  | 1e999999999                       | `1E+999999999` has more than 100 digits before or after the point
          NUMBER   | 1e-999999999                      | `1E-999999999` has more than 100 digits before or after the point
          NUMBER   | {}                                | an object is not a number
          MONEY    | {"amount":1,"unit":"EUR"}         | `unit` is not part of an amount of money (write amount, currency)
          MONEY    | {"currency":"EUR"}                | the amount of money has no amount that is a number
          MONEY    | {"amount":1,"currency":978}       | the currency is not a text (write three capital letters, like EUR)
          MONEY    | {"amount":1,"currency":"eur"}     | `eur` is not a currency (write three capital letters, like EUR)
          DATE     | 20260105                          | `20260105` is a number, not a date (write "YYYY-MM-DD")
          DATETIME | "2026-01-05"                      | `2026-01-05` is a date without a time (write 2026-01-05T00:00:00Z)
          """)
  void saysWhyJsonIsNoValue(Scalar type, String json, String reason) throws JsonSyntaxException {
    assertThat(read(type, json)).isEqualTo(new Reading.Misfit(reason));
  }

  @Test
  void aChoiceIsReadFromItsTextAlone() throws JsonSyntaxException {
    assertThat(read(STATUS, "\"Paid\"")).isEqualTo(new Reading.Known(new Value.Text("Paid")));
    assertThat(read(STATUS, "1"))
        .isEqualTo(
            new Reading.Misfit("`1` is a number, not one of the texts \"Draft\" | \"Paid\""));
  }

  private static Reading read(FieldType type, String json) throws JsonSyntaxException {
    return ValueJson.read(type, JsonReader.MESSAGE.read(json));
  }
}

package dev.milepost.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonWriter;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionJsonTest {

  @Test
  void readsBackEveryCondition() throws JsonFormException, JsonSyntaxException {
    RandomConditions conditions = new RandomConditions(1);
    for (int i = 0; i < 2_000; i++) {
      Condition condition = conditions.next();

      assertThat(read(JsonWriter.pretty(ConditionJson.write(condition)))).isEqualTo(condition);
    }
  }

  @Test
  void conditionsWithEqualKeysMeanTheSame() {
    RandomConditions conditions = new RandomConditions(2);
    Map<String, String> meanings = new HashMap<>();
    for (int i = 0; i < 10_000; i++) {
      Condition plain = WrittenOut.of(conditions.next());
      String meaning = meaning(plain);

      assertThat(meanings.putIfAbsent(ConditionText.key(plain), meaning))
          .as(ConditionText.key(plain))
          .isIn(null, meaning);
    }
  }

  /** An integer and a decimal of the same amount, and a member's type, do not count. */
  private static String meaning(Condition plain) {
    return JsonWriter.compact(ConditionJson.write(plain))
        .replaceAll("\\{\"(integer|number|money)\":\"?([^\"}]*)\"?}", "$2")
        .replaceAll("\"member\":\"[^\"]*\\.", "\"member\":\"");
  }

  @Test
  void writtenOutIsWrittenOutOnce() {
    RandomConditions conditions = new RandomConditions(3);
    for (int i = 0; i < 2_000; i++) {
      Condition plain = WrittenOut.of(conditions.next());

      assertThat(WrittenOut.of(plain)).isEqualTo(plain);
      assertThat(JsonWriter.compact(ConditionJson.write(plain))).doesNotContain("\"define\"");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          {"op":"and","parts":[]}                                 | at parts: there must be a condition
          {"op":"and","part":[]}                                  | the member "part" is not expected (there may be op, parts)
          {"parts":[]}                                            | the member "op" is missing
          {"op":"in","operand":{"today":true},"values":[]}        | at values: there must be a value
          {"op":"=","left":{"today":false},"right":"a"}           | at left.today: only true may stand here; leave it out instead
          {"op":"=","left":{"field":"A.B"},"right":"a"}           | at left.field: a name like App.Record.Field was expected
          {"op":"=","left":{"field":"A.B.C","x":1},"right":"a"}   | at left: the member "x" is not expected (there may be field)
          {"op":"=","left":{"integer":1.5},"right":"a"}           | at left.integer: `1.5` is not an integer (write digits without a fraction)
          {"op":"=","left":{"date":"today"},"right":"a"}          | at left.date: `today` is not a date (write YYYY-MM-DD)
          {"op":"=","left":5,"right":"a"}                         | at left: a literal was expected, not a number
          {"op":"=","left":{"amount":5},"right":"a"}              | at left: a literal was expected
          {"op":"happened","event":"A.B","atLeast":1e99}          | at atLeast: a whole number from 1 to 2147483647 was expected
          {"op":"changes","field":"A.B.C.D"}                      | at field: a name like App.Record.Field was expected
          """)
  void saysWhatIsWrongAndWhere(String json, String reason) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(JsonFormException.class).hasMessage(reason);
  }

  private static Condition read(String json) throws JsonFormException, JsonSyntaxException {
    return ConditionReader.read(JsonPart.root(JsonReader.FILE.read(json)));
  }
}

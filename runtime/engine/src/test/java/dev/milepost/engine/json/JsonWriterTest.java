package dev.milepost.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

  @Test
  void writesOneLineWithoutSpaces() {
    JsonObject object =
        JsonObject.builder()
            .put("name", "a \"quoted\" \\ text\n")
            .put("amount", new JsonNumber(new BigDecimal("1200.50")))
            .put("open", true)
            .put("items", new JsonArray(List.of(JsonNumber.of(1), JsonNull.NULL)))
            .build();

    assertThat(JsonWriter.compact(object))
        .isEqualTo(
            """
            {"name":"a \\"quoted\\" \\\\ text\\n","amount":1200.5,"open":true,"items":[1,null]}\
            """);
  }

  @Test
  void breaksOnlyWhatDoesNotFitIntoALine() {
    JsonObject small = JsonObject.builder().put("field", "Books.Invoice.Status").build();
    JsonObject large =
        JsonObject.builder()
            .put("condition", new JsonArray(List.of(small, small, small)))
            .put("empty", JsonArray.EMPTY)
            .build();

    assertThat(JsonWriter.pretty(large))
        .isEqualTo(
            """
            {
              "condition": [
                {"field": "Books.Invoice.Status"},
                {"field": "Books.Invoice.Status"},
                {"field": "Books.Invoice.Status"}
              ],
              "empty": []
            }
            """);
  }

  @Test
  void noLineOfSmallPartsIsWiderThanAHundredColumns() {
    for (int length = 80; length < 110; length++) {
      JsonObject object =
          JsonObject.builder()
              .put("a", new JsonArray(List.of(new JsonText("x".repeat(length)))))
              .put("b", 1)
              .build();

      // 101: a single text of 94 letters stands alone on its line and cannot be broken.
      int longest = JsonWriter.pretty(object).lines().mapToInt(String::length).max().orElseThrow();
      assertThat(longest).isLessThanOrEqualTo(Math.max(100, length + 6));
    }
  }

  @Test
  void escapesWhatCouldDeceiveAReader() {
    String text = "\u0000\u001b\u007f\u009b\u061c\u200e\u2028\u202e\u2066\ufeff\ud800";

    assertThat(JsonWriter.compact(new JsonText(text)))
        .isEqualTo(
            "\"\\u0000\\u001b\\u007f\\u009b\\u061c\\u200e\\u2028\\u202e\\u2066\\ufeff\\ud800\"");
    assertThat(JsonWriter.compact(new JsonText("äß€😀"))).isEqualTo("\"äß€😀\"");
    assertThat(JsonWriter.escape("a\u001b[31m\"b\"")).isEqualTo("a\\u001b[31m\"b\"");
  }

  @Test
  void readsBackWhatItWrote() throws JsonSyntaxException {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      JsonValue value = value(random, 5);

      assertThat(JsonReader.FILE.read(JsonWriter.compact(value))).isEqualTo(value);
      assertThat(JsonReader.FILE.read(JsonWriter.pretty(value))).isEqualTo(value);
    }
  }

  @Test
  void aBuilderTakesEachNameOnceAndBuildsOnce() {
    JsonObject.Builder builder = JsonObject.builder().put("a", 1);

    assertThatThrownBy(() -> builder.put("a", 2)).isInstanceOf(IllegalArgumentException.class);
    JsonObject object = builder.build();
    assertThatThrownBy(() -> builder.put("b", 2)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> object.members().put("b", JsonNull.NULL))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static JsonValue value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> new JsonText(text(random));
      case 1 -> new JsonNumber(BigDecimal.valueOf(random.nextLong(), random.nextInt(600) - 300));
      case 2 -> JsonValue.JsonBoolean.of(random.nextBoolean());
      case 3 -> JsonNull.NULL;
      case 4 -> {
        List<JsonValue> items = new java.util.ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          items.add(value(random, depth - 1));
        }
        yield new JsonArray(items);
      }
      default -> {
        JsonObject.Builder members = JsonObject.builder();
        for (int i = random.nextInt(5); i > 0; i--) {
          members.put(i + text(random), value(random, depth - 1));
        }
        yield members.build();
      }
    };
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      int point = random.nextInt(4) == 0 ? random.nextInt(0x11_0000) : random.nextInt(0x80);
      text.appendCodePoint(point >= 0xD800 && point <= 0xDFFF ? 'x' : point);
    }
    return text.toString();
  }
}

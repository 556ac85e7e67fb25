package dev.milepost.engine.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever comes, the reader gives a value or says what is wrong. */
class JsonReaderDamageTest {

  private static final byte[] MESSAGE =
      """
      {"specversion": "1.0", "id": "a-\\u00e9\\ud83d\\ude00", "type": "Books.Invoice",
       "data": {"Id": "I-1", "Amount": -1200.50e3, "Open": [true, false, null, {}], "ü": "😀"}}
      """
          .getBytes(StandardCharsets.UTF_8);

  @Test
  void readsOrRefusesWhateverWasCut() {
    for (int length = 0; length < MESSAGE.length; length++) {
      assertReadsOrRefuses(Arrays.copyOf(MESSAGE, length));
    }
  }

  @Test
  void readsOrRefusesWhateverWasChanged() {
    Random random = new Random(17);
    byte[] signs =
        "{}[]\":,\\u0ed8-+.eE \n\t0123456789\u0000\u001b".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 50_000; i++) {
      byte[] damaged = MESSAGE.clone();
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        damaged[random.nextInt(damaged.length)] =
            random.nextInt(4) == 0
                ? (byte) random.nextInt(256)
                : signs[random.nextInt(signs.length)];
      }
      assertReadsOrRefuses(damaged);
    }
  }

  private static void assertReadsOrRefuses(byte[] text) {
    try {
      JsonValue value = JsonReader.MESSAGE.read(text);
      assertThat(JsonReader.FILE.read(JsonWriter.compact(value))).isEqualTo(value);
    } catch (JsonSyntaxException e) {
      assertThat(e.line()).isPositive();
      assertThat(e.column()).isPositive();
      assertThat(e.getMessage()).isNotBlank().doesNotContain("\u001b", "\u0000", "com.", "java.");
    }
  }
}

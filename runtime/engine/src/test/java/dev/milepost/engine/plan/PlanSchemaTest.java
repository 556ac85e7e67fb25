package dev.milepost.engine.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanSchemaTest {

  private static final Schema SCHEMA = schema();
  private static final JsonObject FILE = PlanJson.toJson(SamplePlan.everyConstruct());

  private static Schema schema() {
    try (InputStream resource = PlanJson.class.getResourceAsStream("plan.schema.json")) {
      String text = new String(Objects.requireNonNull(resource).readAllBytes(), UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theSchemaIsASchema() throws IOException, JsonSyntaxException {
    try (InputStream resource = PlanJson.class.getResourceAsStream("plan.schema.json")) {
      byte[] text = Objects.requireNonNull(resource).readAllBytes();
      assertThat(
              SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                  .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()))
                  .validate(new String(text, UTF_8), InputFormat.JSON))
          .isEmpty();
      assertThat(JsonWriter.pretty(JsonReader.FILE.read(text))).isEqualTo(new String(text, UTF_8));
    }
  }

  @Test
  void describesAPlanThatUsesEveryConstruct() {
    assertValid(FILE);
  }

  @Test
  void describesEveryCondition() {
    RandomConditions conditions = new RandomConditions(4);
    List<JsonValue> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      all.add(ConditionJson.write(conditions.next()));
    }
    JsonObject condition =
        JsonObject.builder().put("op", "and").put("parts", new JsonArray(all)).build();

    assertValid(with(FILE, "starts", condition));
  }

  @Test
  void allowsNoOtherMemberAnywhereButInMapsFromNames() {
    List<String> accepted = new ArrayList<>();
    intrude(
        FILE,
        "",
        (place, changed) -> {
          if (isValid(changed)) {
            accepted.add(place);
          }
        });

    // Maps from names that people chose.
    assertThat(accepted)
        .allMatch(place ->
            place.equals("/index")
                || place.equals("/sources")
                || place.endsWith("/arguments")
                || place.endsWith("/fields"));
  }

  @Test
  void needsEveryMemberThatTheReaderNeeds() {
    for (String name :
        List.of("format", "hash", "journey", "starts", "stages", "index", "sources")) {
      assertThat(isValid(with(FILE, name, null))).as(name).isFalse();
    }
  }

  /** Tells every tree in which one object has a member more. */
  private static void intrude(
      JsonValue value, String place, BiConsumer<String, JsonValue> changed) {
    if (value instanceof JsonArray array) {
      for (int i = 0; i < array.items().size(); i++) {
        int at = i;
        intrude(
            array.items().get(i),
            place + "/" + i,
            (inner, item) -> {
              List<JsonValue> items = new ArrayList<>(array.items());
              items.set(at, item);
              changed.accept(inner, new JsonArray(items));
            });
      }
    } else if (value instanceof JsonObject object) {
      changed.accept(place, with(object, "intruder", JsonArray.EMPTY));
      for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
        intrude(
            member.getValue(),
            place + "/" + member.getKey(),
            (inner, other) -> changed.accept(inner, with(object, member.getKey(), other)));
      }
    }
  }

  private static JsonObject with(JsonObject object, String name, @Nullable JsonValue other) {
    JsonObject.Builder changed = JsonObject.builder();
    boolean there = false;
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      boolean same = member.getKey().equals(name);
      there |= same;
      JsonValue value = same ? other : member.getValue();
      if (value != null) {
        changed.put(member.getKey(), value);
      }
    }
    if (!there && other != null) {
      changed.put(name, other);
    }
    return changed.build();
  }

  private static boolean isValid(JsonValue file) {
    return SCHEMA.validate(JsonWriter.compact(file), InputFormat.JSON).isEmpty();
  }

  private static void assertValid(JsonValue file) {
    assertThat(SCHEMA.validate(JsonWriter.compact(file), InputFormat.JSON)).isEmpty();
  }
}

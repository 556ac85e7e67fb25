package dev.milepost.compiler.trial;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiled;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Asks for truths as {@code milepost eval --cases} does. */
final class Asked {

  /** Where the conformance cases of other languages are, where they are. */
  static final Path EXPRESSIONS = Path.of("..", "..", "shared", "data", "expressions");

  static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

  private final TrialCases cases;

  private Asked(TrialCases cases) {
    this.cases = cases;
  }

  /** In a workspace of that text. */
  static Asked in(String workspace) {
    Compilation compilation = Compiled.text("tables.journey", workspace);
    return new Asked(new TrialCases(new ConditionTrial(compilation, null, NOW)));
  }

  /** The result, or the error behind {@code error:}. */
  String truth(String condition, Map<String, JsonValue> facts) {
    JsonObject.Builder given = JsonObject.builder();
    facts.forEach(given::put);
    JsonObject line =
        JsonObject.builder().put("condition", condition).put("facts", given.build()).build();
    JsonObject answered = cases.answer(line).line();
    return answered.get("result") instanceof JsonText(String result)
        ? result
        : "error: " + answered.get("error");
  }

  /** A file of the conformance cases; where it is missing, the test is skipped. */
  static Path file(String name) {
    Path file = EXPRESSIONS.resolve(name).normalize();
    Assumptions.assumeTrue(Files.exists(file), "the cases are not there: " + file);
    return file;
  }
}

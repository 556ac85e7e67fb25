package dev.milepost.cli.command;

import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file that says where executions go whose stages are called otherwise now. */
final class StageMappingFile {

  private StageMappingFile() {}

  /**
   * Reads it.
   *
   * @return by journey and then by stage
   * @throws UnusableException where it is none
   */
  static Map<String, Map<String, String>> read(Path file) {
    try {
      JsonValue json = JsonReader.FILE.read(Files.readAllBytes(file));
      Map<String, Map<String, String>> journeys = new LinkedHashMap<>();
      object(file, json)
          .members()
          .forEach((journey, stages) -> {
            Map<String, String> ways = new LinkedHashMap<>();
            object(file, stages)
                .members()
                .forEach((stage, target) -> {
                  if (!(target instanceof JsonText(String name))) {
                    throw unfit(file);
                  }
                  ways.put(stage, name);
                });
            journeys.put(journey, ways);
          });
      return journeys;
    } catch (JsonSyntaxException e) {
      throw new UnusableException("`" + file + "` is no JSON: " + e.describe());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject object(Path file, JsonValue json) {
    if (json instanceof JsonObject object) {
      return object;
    }
    throw unfit(file);
  }

  private static UnusableException unfit(Path file) {
    return new UnusableException(
        "`%s` is no mapping of stages: write {\"JOURNEY\": {\"OLD STAGE\": \"NEW STAGE\"}}"
            .formatted(file));
  }
}

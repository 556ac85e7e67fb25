package dev.milepost.server.operate;

import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.state.SubjectState.SubjectName;

/** Names of subjects as JSON. */
final class SubjectJson {

  private SubjectJson() {}

  static JsonObject write(SubjectName name) {
    return JsonObject.builder().put("type", name.type()).put("key", name.key()).build();
  }
}

package dev.milepost.server.store.sql;

import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.Execution.RecordNumber;
import dev.milepost.engine.state.SubjectState.SubjectName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of executions and subjects in columns and JSON. */
final class Executions {

  private Executions() {}

  /** The place of an execution among those of its subject. */
  static int place(List<Execution> executions, ExecutionName name) {
    for (int place = executions.size() - 1; place >= 0; place--) {
      if (executions.get(place).name().equals(name)) {
        return place;
      }
    }
    throw new IllegalArgumentException("the subject has no execution " + name);
  }

  static JsonObject.Builder put(JsonObject.Builder members, ExecutionName name) {
    members.put("journey", name.journey()).put("number", name.number());
    RecordNumber about = name.about();
    return about == null
        ? members
        : members.put("about", about.number()).put("aboutId", about.id());
  }

  static JsonObject.Builder put(JsonObject.Builder members, SubjectName name) {
    return members.put("type", name.type()).put("key", name.key());
  }

  static SubjectName subject(JsonFields fields) {
    return new SubjectName(fields.text("type"), fields.text("key"));
  }

  static ExecutionName name(JsonFields fields) {
    Long about = fields.optionalNumber("about");
    @Nullable RecordNumber record =
        about == null ? null : new RecordNumber(Math.toIntExact(about), fields.text("aboutId"));
    return new ExecutionName(
        fields.text("journey"), Math.toIntExact(fields.number("number")), record);
  }
}

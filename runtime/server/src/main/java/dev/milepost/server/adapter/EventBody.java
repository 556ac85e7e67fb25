package dev.milepost.server.adapter;

import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.step.OutgoingAction;
import dev.milepost.engine.value.ValueJson;
import org.jspecify.annotations.Nullable;

/**
 * What is told where no app has declared a request: type, timestamp and data, as the Standard
 * Webhooks specification has it. Of notices and questions {@code text} stands beside them, which
 * chats show as it is.
 */
final class EventBody {

  private EventBody() {}

  static JsonObject of(Parcel parcel) {
    OutgoingAction action = parcel.action();
    return switch (action.request()) {
      case OutgoingAction.AppAction asked -> {
        JsonObject.Builder arguments = JsonObject.builder();
        for (FieldValue argument : asked.arguments()) {
          arguments.put(argument.field(), ValueJson.write(argument.value()));
        }
        yield head(asked.action().toString(), parcel)
            .put("data", about(parcel).put("arguments", arguments.build()).build())
            .build();
      }
      case OutgoingAction.Notice notice ->
          head("notice", parcel)
              .put("text", notice.text())
              .put("data", told(about(parcel), notice.role(), notice.address()).build())
              .build();
      case OutgoingAction.Question question ->
          head("question", parcel)
              .put("text", question.text())
              .put(
                  "data",
                  told(about(parcel), question.role(), question.address())
                      .put("answers", JsonArray.ofTexts(question.answers()))
                      .build())
              .build();
    };
  }

  private static JsonObject.Builder head(String type, Parcel parcel) {
    return JsonObject.builder().put("type", type).put("timestamp", parcel.askedAt().toString());
  }

  private static JsonObject.Builder about(Parcel parcel) {
    ExecutionName execution = parcel.action().execution();
    JsonObject.Builder data =
        JsonObject.builder()
            .put("id", parcel.key())
            .put("subject", parcel.subject().key())
            .put("journey", execution.journey())
            .put("execution", execution.number());
    return execution.about() == null ? data : data.put("about", execution.about().id());
  }

  private static JsonObject.Builder told(
      JsonObject.Builder data, @Nullable String role, @Nullable String address) {
    data.put("to", role == null ? "owner" : role);
    return address == null ? data : data.put("address", address);
  }
}

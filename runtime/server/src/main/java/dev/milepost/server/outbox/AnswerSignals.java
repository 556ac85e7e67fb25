package dev.milepost.server.outbox;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.signal.SubjectAddress;
import dev.milepost.engine.step.OutgoingAction.AppAction;
import dev.milepost.engine.value.ValueJson;
import dev.milepost.server.intake.MappedObjects;
import dev.milepost.server.intake.Outcome;
import dev.milepost.server.intake.message.Fault;
import dev.milepost.server.intake.message.IntakeException;
import dev.milepost.server.store.DeadLetter;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.OutboxItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes signals of what apps answer, by the {@code returns} of their requests. */
final class AnswerSignals {

  /** The source of these signals. */
  static final String SOURCE = "milepost/actions";

  private static final String REQUEST = "request";

  private AnswerSignals() {}

  /**
   * What an answer says.
   *
   * @param signals in order
   * @param refused what is kept because it does not fit, or null
   */
  record Said(List<Outcome.Incoming> signals, @Nullable DeadLetter refused) {
    static final Said NOTHING = new Said(List.of(), null);

    Said {
      signals = List.copyOf(signals);
    }
  }

  static Said of(
      OutboxItem item,
      AppAction asked,
      Deployment deployment,
      @Nullable JsonValue answer,
      Instant at) {
    SignalMapping returns = returns(deployment, asked.action());
    if (returns == null) {
      return Said.NOTHING;
    }
    JsonObject object = withRequest(answer, asked);
    try {
      MappedObjects mapped = new MappedObjects(returns, deployment.catalog(), SOURCE);
      List<Outcome.Incoming> signals = new ArrayList<>();
      for (Outcome outcome : mapped.read(object, item.stored().key())) {
        switch (outcome) {
          case Outcome.Incoming incoming -> signals.add(addressed(incoming, item));
          case Outcome.Rejected rejected -> {
            return new Said(List.of(), letter(item, rejected.faults(), rejected.raw(), at));
          }
          case Outcome.Unmapped _, Outcome.Broken _ -> {}
        }
      }
      return new Said(signals, null);
    } catch (IntakeException e) {
      List<Fault> faults =
          List.of(new Fault("`returns` cannot be used", String.valueOf(e.getMessage())));
      return new Said(List.of(), letter(item, faults, object.toString(), at));
    }
  }

  private static @Nullable SignalMapping returns(Deployment deployment, TypeName action) {
    var request = deployment.bindings().sends().get(action);
    return request == null ? null : request.returns();
  }

  /** The answer's members, and beside them the arguments of the request. */
  private static JsonObject withRequest(@Nullable JsonValue answer, AppAction asked) {
    JsonObject.Builder arguments = JsonObject.builder();
    for (FieldValue argument : asked.arguments()) {
      arguments.put(argument.field(), ValueJson.write(argument.value()));
    }
    JsonObject.Builder object = JsonObject.builder();
    if (answer instanceof JsonObject members) {
      for (Map.Entry<String, JsonValue> member : members.members().entrySet()) {
        if (!member.getKey().equals(REQUEST)) {
          object.put(member.getKey(), member.getValue());
        }
      }
    }
    return object.put(REQUEST, arguments.build()).build();
  }

  /** Where the mapping names no subject, it is that of the execution that asked. */
  private static Outcome.Incoming addressed(Outcome.Incoming incoming, OutboxItem item) {
    return incoming.address() != null
        ? incoming
        : new Outcome.Incoming(
            incoming.signal(),
            new SubjectAddress(null, item.subject().key()),
            incoming.receipt(),
            incoming.place(),
            incoming.body());
  }

  private static DeadLetter letter(OutboxItem item, List<Fault> faults, String body, Instant at) {
    String place = "the answer to " + item.stored().action().what() + " " + item.stored().key();
    return new DeadLetter(at, place, faults.stream().map(Fault::describe).toList(), body);
  }
}

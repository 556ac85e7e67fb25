package dev.milepost.server.adapter;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.step.OutgoingAction;
import dev.milepost.engine.step.OutgoingAction.Request;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Things to hand over. */
public final class Parcels {

  /** When they are. */
  public static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private Parcels() {}

  /** Something that an execution of acme asks for. */
  public static Parcel of(Request request) {
    return new Parcel(
        "key-1",
        new SubjectName("Customer", "acme"),
        new OutgoingAction(
            new ExecutionName("Onboarding", 1, null), 1, "enter:0", 1, false, 0, request),
        NOW,
        NOW,
        TRACE);
  }

  /** An app's action with texts, by name and value. */
  public static Request action(String name, @Nullable String... arguments) {
    List<FieldValue> values = new ArrayList<>();
    for (int i = 0; i < arguments.length; i += 2) {
      String value = arguments[i + 1];
      values.add(
          new FieldValue(
              String.valueOf(arguments[i]), value == null ? null : new Value.Text(value)));
    }
    return new OutgoingAction.AppAction(TypeName.parse(name), values);
  }
}

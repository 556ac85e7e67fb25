package dev.milepost.server.intake;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.engine.signal.Signal;
import dev.milepost.server.intake.message.IntakeException;
import dev.milepost.server.intake.message.Message;
import dev.milepost.server.intake.message.MessagePlace;
import java.util.ArrayList;
import java.util.List;

/** Makes signals of single JSON objects by the rules of a mapping. */
public final class MappedObjects {

  private static final MessagePlace ALONE = new MessagePlace(1, 1);

  private final SignalMapping mapping;
  private final MappingInterpreter interpreter;

  /**
   * Prepares a mapping.
   *
   * @param source what signals name as theirs
   * @throws IntakeException where the mapping names what is not declared
   */
  public MappedObjects(SignalMapping mapping, Catalog catalog, String source)
      throws IntakeException {
    this.mapping = mapping;
    this.interpreter = new MappingInterpreter(mapping, catalog, source);
  }

  /**
   * What an object says: signals, one rejection, or that no rule holds for it.
   *
   * @param name names its signals where the mapping names no id
   */
  public List<Outcome> read(JsonObject object, String name) {
    Message message =
        new Message(
            ALONE, Message.Cells.of(object, interpreter.paths()), () -> JsonWriter.compact(object));
    List<Outcome> outcomes = new ArrayList<>();
    for (Outcome outcome : interpreter.interpret(message)) {
      outcomes.add(
          mapping.id() == null && outcome instanceof Outcome.Incoming incoming
              ? named(incoming, outcomes.isEmpty() ? name : name + "/" + (outcomes.size() + 1))
              : outcome);
    }
    return outcomes;
  }

  private static Outcome.Incoming named(Outcome.Incoming incoming, String id) {
    Signal signal = incoming.signal();
    return new Outcome.Incoming(
        new Signal(signal.source(), id, signal.time(), signal.content()),
        incoming.address(),
        incoming.receipt(),
        incoming.place(),
        incoming.body());
  }
}

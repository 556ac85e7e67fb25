package dev.milepost.server.intake;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.server.intake.message.IntakeException;
import dev.milepost.server.intake.message.Message;
import dev.milepost.server.intake.message.MessagePlace;
import java.util.List;

/** Makes signals of single JSON objects by the rules of a mapping. */
public final class MappedObjects {

  private static final MessagePlace ALONE = new MessagePlace(1, 1);

  private final MappingInterpreter interpreter;

  /**
   * Prepares a mapping.
   *
   * @param source what signals name as theirs
   * @throws IntakeException where the mapping names what is not declared
   */
  public MappedObjects(SignalMapping mapping, Catalog catalog, String source)
      throws IntakeException {
    this.interpreter = new MappingInterpreter(mapping, catalog, source);
  }

  /** The paths that the mapping reads. */
  public List<String> paths() {
    return interpreter.paths();
  }

  /**
   * What an object says: signals, one rejection, or that no rule holds for it.
   *
   * @param name names it where it does not name itself
   */
  public List<Outcome> read(JsonObject object, String name) {
    Message message =
        new Message(
            ALONE, Message.Cells.of(object, interpreter.paths()), () -> JsonWriter.compact(object));
    return List.copyOf(interpreter.interpret(message, name));
  }
}

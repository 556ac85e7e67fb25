package dev.milepost.server.intake.message;

import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON Lines: one JSON object a line, blank lines being skipped. */
final class JsonLinesReader implements MessageReader {

  private final LineReader lines;
  private final @Nullable PathTable paths;
  private long ordinal;

  /**
   * @param paths what is looked up in each object, or null where messages carry the whole object
   */
  JsonLinesReader(InflatedFile file, @Nullable PathTable paths) throws IntakeException {
    this.lines = new LineReader(file);
    this.paths = paths;
  }

  @Override
  public @Nullable Reading next() throws IntakeException {
    LineReader.Line line = lines.next();
    while (line != null && line.isBlank()) {
      line = lines.next();
    }
    return line == null ? null : read(line, new MessagePlace(line.number(), ++ordinal));
  }

  @Override
  public List<String> neverSeen() {
    return paths == null ? List.of() : paths.neverSeen();
  }

  @Override
  public void close() throws IntakeException {
    lines.close();
  }

  private Reading read(LineReader.Line line, MessagePlace place) {
    String text = Utf8.lenient(line.bytes(), line.offset(), line.length());
    if (line.isTooLong()) {
      return new Bad(place, TOO_LONG, text);
    }
    int malformed = Utf8.firstMalformed(text, line.bytes(), line.offset(), line.length());
    if (malformed >= 0) {
      return new Bad(place, Utf8.fault(line.bytes(), line.offset(), malformed), text);
    }
    JsonValue json;
    try {
      json = JsonReader.MESSAGE.read(text);
    } catch (JsonSyntaxException e) {
      String detail = e.getMessage() + " (column " + e.column() + ")";
      return new Bad(place, new Fault("not JSON", detail), text);
    }
    if (!(json instanceof JsonObject object)) {
      return new Bad(place, new Fault("not a JSON object", "it is " + json.kind()), text);
    }
    return new Read(new Message(place, content(object), () -> text));
  }

  private Message.Content content(JsonObject object) {
    if (paths == null) {
      return new Message.Tree(object);
    }
    @Nullable Cell[] cells = new @Nullable Cell[paths.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = JsonPath.find(object, paths.paths().get(i));
    }
    return paths.cells(cells);
  }
}

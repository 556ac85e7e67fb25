package dev.milepost.server.intake.message;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonObject;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A message of a file, good as far as its format goes. It is valid until its reader reads on.
 *
 * @param content what it says
 * @param raw its text for people, as it stood in the file where the format has lines
 */
public record Message(MessagePlace place, Content content, Supplier<String> raw) {

  /** What a message says. */
  public sealed interface Content {}

  /** A whole JSON object. */
  public record Tree(JsonObject json) implements Content {}

  /** What the message holds at the paths that its reader was asked for. */
  public static final class Cells implements Content {
    private final @Nullable Cell[] cells;

    Cells(@Nullable Cell[] cells) {
      this.cells = cells;
    }

    /** What stands at the paths of an object. */
    public static Cells of(JsonObject object, List<String> paths) {
      @Nullable Cell[] cells = new @Nullable Cell[paths.size()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = JsonPath.find(object, paths.get(i));
      }
      return new Cells(cells);
    }

    /**
     * What stands at the paths of an item of a list.
     *
     * @param paths within the item; empty: the item itself; null: it is a path of the message
     * @param outer the numbers of the paths of the message
     */
    public Cells ofItem(JsonValue item, List<@Nullable String> paths, int[] outer) {
      @Nullable Cell[] inner = new @Nullable Cell[outer.length];
      for (int i = 0; i < inner.length; i++) {
        String path = paths.get(i);
        inner[i] =
            path == null
                ? cells[outer[i]]
                : path.isEmpty() ? JsonPath.cell(item) : JsonPath.find(item, path);
      }
      return new Cells(inner);
    }

    /** The cell of the path with that number, or null where the message does not have it. */
    public @Nullable Cell at(int path) {
      return cells[path];
    }
  }
}

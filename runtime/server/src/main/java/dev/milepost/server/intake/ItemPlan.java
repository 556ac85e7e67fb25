package dev.milepost.server.intake;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.engine.mapping.SignalMapping.Place;
import dev.milepost.server.intake.message.Cell;
import dev.milepost.server.intake.message.Fault;
import dev.milepost.server.intake.message.Message.Cells;
import dev.milepost.server.intake.message.Shown;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list that a rule goes through, ready to be read. */
final class ItemPlan {

  private final int list;
  private final String reason;
  private final List<@Nullable String> inner = new ArrayList<>();
  private final int[] outer;

  /**
   * Prepares a list.
   *
   * @param path of the list
   * @param rule the paths that the rule reads, in the order of the cells that it wants
   * @param paths those of the message
   */
  ItemPlan(String path, PathNumbers rule, PathNumbers paths, Place place) {
    this.list = paths.of(path);
    this.reason =
        "the list %s does not fit (%s:%d)"
            .formatted(Shown.quoted(path), Shown.escaped(place.file()), place.line());
    List<String> wanted = rule.paths();
    this.outer = new int[wanted.size()];
    for (int i = 0; i < outer.length; i++) {
      String one = wanted.get(i);
      boolean isOfItem = SignalMapping.isOfItem(one);
      inner.add(isOfItem ? withinItem(one) : null);
      outer[i] = isOfItem ? -1 : paths.of(one);
    }
  }

  private static String withinItem(String path) {
    return path.equals(SignalMapping.ITEM) ? "" : path.substring(SignalMapping.ITEM.length() + 1);
  }

  /** The cells for each item; a message without the list has none. */
  List<Cells> read(Cells cells, List<Fault> faults) {
    return switch (cells.at(list)) {
      case null -> List.of();
      case Cell.Bare _ -> List.of();
      case Cell.Structure(JsonArray(List<JsonValue> items)) ->
          items.stream().map(item -> cells.ofItem(item, inner, outer)).toList();
      case Cell.Structure _, Cell.Text _ -> {
        faults.add(new Fault(reason, "it is no list"));
        yield List.of();
      }
    };
  }
}

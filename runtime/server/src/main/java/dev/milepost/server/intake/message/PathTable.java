package dev.milepost.server.intake.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The paths that a reader is asked for, numbered in their order, and which of them were seen. */
final class PathTable {

  private final List<String> paths;
  private final boolean[] seen;

  PathTable(List<String> paths) {
    this.paths = List.copyOf(paths);
    this.seen = new boolean[paths.size()];
  }

  int size() {
    return paths.size();
  }

  List<String> paths() {
    return paths;
  }

  /** The numbers of the paths that begin with a prefix, by what follows it. */
  Map<String, Integer> numbersAfter(String prefix) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < paths.size(); i++) {
      if (paths.get(i).startsWith(prefix)) {
        numbers.put(paths.get(i).substring(prefix.length()), i);
      }
    }
    return numbers;
  }

  /** The message content of these cells, which are seen by that. */
  Message.Cells cells(@Nullable Cell[] cells) {
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] != null) {
        seen[i] = true;
      }
    }
    return new Message.Cells(cells);
  }

  List<String> neverSeen() {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < seen.length; i++) {
      if (!seen[i]) {
        missing.add(paths.get(i));
      }
    }
    return missing;
  }
}

package dev.milepost.cli.command;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;

/** The difference of two texts as {@code git apply} and {@code patch} read it. */
final class UnifiedDiff {

  private static final int CONTEXT = 3;

  /** Finding the smallest difference takes time in proportion to the product of the lengths. */
  private static final long MOST_COMPARISONS = 4_000_000;

  /** What the format says of a last line that does not end; it stands behind that line. */
  private static final String UNENDED = "\n\\ No newline at end of file";

  private UnifiedDiff() {}

  /**
   * The difference, line by line, the last one ended; empty where the texts are equal.
   *
   * @param from the name of the old text
   * @param to the name of the new text
   */
  static String of(String from, String before, String to, String after) {
    List<String> oldLines = lines(before);
    List<String> newLines = lines(after);
    Patch<String> patch = patch(oldLines, newLines);
    List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(from, to, oldLines, patch, CONTEXT);
    return diff.isEmpty() ? "" : String.join("\n", diff) + '\n';
  }

  private static Patch<String> patch(List<String> oldLines, List<String> newLines) {
    if ((long) oldLines.size() * newLines.size() <= MOST_COMPARISONS) {
      return DiffUtils.diff(oldLines, newLines);
    }
    Patch<String> all = new Patch<>();
    if (!oldLines.equals(newLines)) {
      all.addDelta(new ChangeDelta<>(new Chunk<>(0, oldLines), new Chunk<>(0, newLines)));
    }
    return all;
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    String last = lines.removeLast();
    if (!last.isEmpty()) {
      lines.add(last + UNENDED);
    }
    return lines;
  }
}

package dev.milepost.server.intake;

import dev.milepost.engine.mapping.SignalMapping.Guard;
import dev.milepost.engine.mapping.SignalMapping.Match;
import dev.milepost.server.intake.message.Cell;
import dev.milepost.server.intake.message.Message.Cells;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A test on a message, ready to be made. */
interface GuardPlan {

  boolean holds(Cells cells);

  /** Prepares a guard. */
  static GuardPlan of(Guard guard, PathNumbers paths) {
    int path = paths.of(guard.path());
    return switch (guard) {
      case Guard.OneOf oneOf -> {
        Set<String> values = Set.copyOf(oneOf.values());
        boolean negated = oneOf.negated();
        yield cells -> {
          Cell cell = cells.at(path);
          String text = text(cell);
          return negated
              ? isPresent(cell) && (text == null || !values.contains(text))
              : text != null && values.contains(text);
        };
      }
      case Guard.Matches(String _, Match match, String sought) ->
          cells -> {
            String text = text(cells.at(path));
            return text != null
                && switch (match) {
                  case STARTS_WITH -> text.startsWith(sought);
                  case ENDS_WITH -> text.endsWith(sought);
                  case CONTAINS -> text.contains(sought);
                };
          };
      case Guard.Present(String _, boolean present) ->
          cells -> isPresent(cells.at(path)) == present;
    };
  }

  private static boolean isPresent(@Nullable Cell cell) {
    return cell != null && cell != Cell.Bare.EMPTY && cell != Cell.Bare.NULL;
  }

  /** What a guard compares: an empty column is the empty text. */
  static @Nullable String text(@Nullable Cell cell) {
    return switch (cell) {
      case null -> null;
      case Cell.Text(String text) -> text;
      case Cell.Bare.EMPTY -> "";
      case Cell.Bare.NULL -> null;
      case Cell.Structure _ -> null;
    };
  }
}

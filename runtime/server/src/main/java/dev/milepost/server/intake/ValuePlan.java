package dev.milepost.server.intake;

import dev.milepost.engine.mapping.SignalMapping.Modifier;
import dev.milepost.engine.mapping.SignalMapping.Origin;
import dev.milepost.engine.mapping.SignalMapping.ValueSource;
import dev.milepost.engine.value.FieldType;
import dev.milepost.server.intake.Sourced.Given;
import dev.milepost.server.intake.Sourced.Unfit;
import dev.milepost.server.intake.Sourced.Without;
import dev.milepost.server.intake.message.Cell;
import dev.milepost.server.intake.message.Message.Cells;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value source of a mapping, ready to be read from messages. */
final class ValuePlan {

  private final OriginPlan origin;
  private final List<Step> steps;
  private final @Nullable Given ofNothing;

  private ValuePlan(OriginPlan origin, List<Step> steps, @Nullable Given ofNothing) {
    this.origin = origin;
    this.steps = steps;
    this.ofNothing = ofNothing;
  }

  /** A modifier, ready to be applied. */
  interface Step {
    Sourced apply(String text, Cells cells);
  }

  /**
   * Prepares a source.
   *
   * @param type what the value is read as in the end: it decides whether a point in time becomes a
   *     date or a time
   */
  static ValuePlan of(ValueSource source, FieldType type, PathNumbers paths) {
    List<Step> steps = Modifiers.steps(source.modifiers(), type, paths);
    return new ValuePlan(OriginPlan.of(source.origin(), paths), steps, ofNothing(source, steps));
  }

  /** Where a value starts: a number of a path, or a text that stands for itself. */
  record OriginPlan(int path, @Nullable Given literal) {
    static OriginPlan of(Origin origin, PathNumbers paths) {
      return switch (origin) {
        case Origin.Outside(String path) -> new OriginPlan(paths.of(path), null);
        case Origin.Literal(String text) -> new OriginPlan(-1, new Given(text));
      };
    }

    Sourced read(Cells cells) {
      if (literal != null) {
        return literal;
      }
      return switch (cells.at(path)) {
        case null -> Without.MISSING;
        case Cell.Text(String text) -> new Given(text);
        case Cell.Bare.EMPTY -> Without.MISSING;
        case Cell.Bare.NULL -> Without.UNKNOWN;
        case Cell.Structure _ -> new Unfit("it is an object or array, not a value");
      };
    }
  }

  Sourced read(Cells cells) {
    Sourced value = origin.read(cells);
    if (value == Without.MISSING && ofNothing != null) {
      value = ofNothing;
    }
    for (Step step : steps) {
      if (!(value instanceof Given(String text))) {
        return value;
      }
      value = step.apply(text, cells);
    }
    return value;
  }

  /** A translation that lists the empty text speaks of empty columns too. */
  private static @Nullable Given ofNothing(ValueSource source, List<Step> steps) {
    boolean listed =
        !steps.isEmpty()
            && source.modifiers().getFirst() instanceof Modifier.Translate translate
            && translate.translations().stream().anyMatch(line -> line.from().isEmpty());
    return listed ? new Given("") : null;
  }
}

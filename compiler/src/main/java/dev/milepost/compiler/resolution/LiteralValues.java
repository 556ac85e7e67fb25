package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.syntax.LiteralTree;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** The values of literals that were checked already. */
public final class LiteralValues {

  private LiteralValues() {}

  /**
   * The value of a literal.
   *
   * @param type what is wanted where it stands
   * @param calendar gives dates and local times their zone
   * @return null for {@code null}, and for a literal that does not fit
   */
  public static @Nullable Value of(FieldType type, LiteralTree literal, JourneyCalendar calendar) {
    if (literal instanceof LiteralTree.NullLiteral) {
      return null;
    }
    return new LiteralResolver(new Reporter(new Diagnostics()), calendar)
        .value(type, literal, "the value");
  }
}

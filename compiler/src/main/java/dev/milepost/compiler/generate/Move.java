package dev.milepost.compiler.generate;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.time.TimeSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that a scenario lets happen. */
sealed interface Move {

  /** Fields of a record are set; a null value makes one unknown. */
  record Sets(TypeName type, String id, List<FieldValue> fields) implements Move {
    public Sets {
      fields = List.copyOf(fields);
    }
  }

  /** Something happens. */
  record Happens(TypeName type, List<FieldValue> fields) implements Move {
    public Happens {
      fields = List.copyOf(fields);
    }
  }

  /** Time passes. */
  record Passes(TimeSpan span) implements Move {}

  /** Time passes until the timer of a way, whatever the moves before it made of it. */
  record Waits(int way, boolean isEnding) implements Move {}

  /** Somebody answers; the role is null for the owner. */
  record Answers(@Nullable String role, String answer) implements Move {}
}

package dev.milepost.compiler.witness;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.time.TimeSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that a scenario lets happen. */
public sealed interface Move {

  /** Fields of one record are set by one signal; a null value makes one unknown. */
  record Sets(TypeName type, String id, List<FieldValue> fields) implements Move {
    public Sets {
      fields = List.copyOf(fields);
    }
  }

  /** A record is no more. */
  record Gone(TypeName type, String id) implements Move {}

  /** Something happens. */
  record Happens(TypeName type, List<FieldValue> fields) implements Move {
    public Happens {
      fields = List.copyOf(fields);
    }
  }

  /** Time passes. */
  record Passes(TimeSpan span) implements Move {}

  /** Somebody answers; the role is null for the owner. */
  record Answers(@Nullable String role, String answer) implements Move {}
}

package dev.milepost.engine.signal;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message about a record or a happening of one app, checked against the declarations.
 *
 * @param source who sent it; with {@code id} unique
 * @param id what makes it unique in its source
 * @param time when the source says that it happened, to the microsecond; null: when it is received
 * @param content what it says
 */
public record Signal(String source, String id, @Nullable Instant time, Content content) {

  /** What a signal says. */
  public sealed interface Content {
    /** The record or event that it is about. */
    TypeName type();
  }

  /** Fields of a record were set; a null value makes a field unknown again. */
  public record RecordChange(TypeName type, String recordId, List<FieldValue> fields)
      implements Content {
    public RecordChange {
      fields = List.copyOf(fields);
    }
  }

  /** A record is no more. */
  public record RecordGone(TypeName type, String recordId) implements Content {}

  /** Something happened. */
  public record Happening(TypeName type, List<FieldValue> fields) implements Content {
    public Happening {
      fields = List.copyOf(fields);
    }
  }

  /** A field with its new value; null is unknown. */
  public record FieldValue(String field, @Nullable Value value) {}
}

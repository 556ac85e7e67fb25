package dev.milepost.server.operate;

import dev.milepost.server.store.OutboxItem;
import org.jspecify.annotations.Nullable;

/** Knows where actions go out. */
@FunctionalInterface
public interface Ways {

  /** What the database says by itself: a server that was to send it found no way. */
  Ways STORED =
      item ->
          item.due() == null
              ? "nobody has said where it goes: the server's log and GET /actions say what is"
                  + " missing"
              : null;

  /** Why an action that waits goes nowhere as things are, or null: it has a way. */
  @Nullable String hindrance(OutboxItem item);
}

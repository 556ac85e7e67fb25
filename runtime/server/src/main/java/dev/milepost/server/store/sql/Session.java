package dev.milepost.server.store.sql;

import dev.milepost.engine.catalog.TypeName;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A connection with the names that it knows.
 *
 * @param handle the connection
 * @param names the numbers of texts
 */
record Session(Handle handle, Names names) {

  long name(String text) {
    return names.number(handle, text);
  }

  @Nullable Long nameOf(@Nullable String text) {
    return names.numberOf(handle, text);
  }

  long name(TypeName type) {
    return names.number(handle, type);
  }

  /** The number of a text, or null where it has none; a reader gives none. */
  @Nullable Long find(String text) {
    return names.find(handle, text);
  }

  String text(long name) {
    return names.text(handle, name);
  }

  @Nullable String textOf(@Nullable Long name) {
    return names.textOf(handle, name);
  }

  TypeName type(long name) {
    return names.type(handle, name);
  }
}

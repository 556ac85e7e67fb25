package dev.milepost.engine.logic;

import dev.milepost.engine.catalog.FieldName;
import org.jspecify.annotations.Nullable;

/**
 * What names mean inside of a condition.
 *
 * @param member the record or happening that the enclosing parentheses speak of, or null
 * @param turning the field of the enclosing {@code becomes}, or null
 */
record Scope(@Nullable Slot member, @Nullable FieldName turning) {
  static final Scope OUTSIDE = new Scope(null, null);
}

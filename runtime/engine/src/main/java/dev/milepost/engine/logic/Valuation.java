package dev.milepost.engine.logic;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values of what conditions read.
 *
 * @param now the instant at which they are looked at
 * @param values what is known; a flag that is absent is false, everything else unknown
 * @param copies how many records or happenings alike one stands for, where more than one; by their
 *     {@link Variable.Present} or {@link Variable.HappeningPresent}
 */
public record Valuation(Instant now, Map<Variable, Value> values, Map<Variable, Integer> copies) {

  public Valuation {
    // In the order in which they came: what people are told is the same in each run.
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    copies = Map.copyOf(copies);
  }

  /** Values of the fields that plain references mean. */
  public static Valuation of(Instant now, Map<FieldName, Value> fields) {
    Map<Variable, Value> values = new LinkedHashMap<>();
    fields.forEach((name, value) -> values.put(Variable.Field.plain(name), value));
    return new Valuation(now, values, Map.of());
  }

  /** The value of a variable, or null where it is unknown. */
  public @Nullable Value value(Variable variable) {
    return values.get(variable);
  }

  /** The known values of the fields that plain references mean, by name. */
  public SortedMap<FieldName, Value> fields() {
    SortedMap<FieldName, Value> fields = new TreeMap<>();
    values.forEach((variable, value) -> {
      if (variable instanceof Variable.Field(FieldName name, int record) && record == 0) {
        fields.put(name, value);
      }
    });
    return fields;
  }

  boolean isSet(Variable variable) {
    return Value.Flag.TRUE.equals(values.get(variable));
  }

  int copies(Variable variable) {
    return copies.getOrDefault(variable, 1);
  }
}

package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records that were told of so far, by type with the newest first, and what they hold. */
final class ToldRecords {

  private final Map<TypeName, List<Told>> byType = new HashMap<>();

  private record Told(String id, Map<String, Value> fields) {}

  private List<Told> of(TypeName type) {
    return byType.computeIfAbsent(type, _ -> new ArrayList<>());
  }

  /** How many there are of a type. */
  int count(TypeName type) {
    return of(type).size();
  }

  /** The id of one that is there. */
  String id(TypeName type, int slot) {
    return of(type).get(slot).id();
  }

  /** A new record comes, and is the newest. */
  void come(TypeName type, String id) {
    of(type).addFirst(new Told(id, new LinkedHashMap<>()));
  }

  /** A record is no more. */
  void go(TypeName type, int slot) {
    of(type).remove(slot);
  }

  /** What a record holds in a field, or null: unknown. */
  @Nullable Value held(TypeName type, int slot, String field) {
    return slot < count(type) ? of(type).get(slot).fields().get(field) : null;
  }

  /** All that a record holds, in the order in which it was told, so that it is told alike again. */
  Map<String, Value> held(TypeName type, int slot) {
    return slot < count(type) ? new LinkedHashMap<>(of(type).get(slot).fields()) : Map.of();
  }

  /** A field of a record that is there gets a value, or becomes unknown. */
  void set(TypeName type, int slot, String field, @Nullable Value value) {
    Map<String, Value> fields = of(type).get(slot).fields();
    if (value == null) {
      fields.remove(field);
    } else {
      fields.put(field, value);
    }
  }
}

package dev.milepost.compiler.generate;

import dev.milepost.compiler.witness.Move;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What has to happen for a condition to get an answer: first some moves, then fields that are set,
 * one signal a record, then other moves.
 */
record Wish(
    List<Intent> before, Map<RecordKey, Map<String, @Nullable Value>> sets, List<Intent> after) {

  /** Nothing has to happen. */
  static final Wish NOTHING = new Wish(List.of(), Map.of(), List.of());

  /** More guesses than this are not worth their time. */
  static final int MOST = 12;

  /** A record. */
  record RecordKey(TypeName type, String id) {}

  static Wish set(TypeName type, String id, String field, @Nullable Value value) {
    Map<String, @Nullable Value> fields = new LinkedHashMap<>();
    fields.put(field, value);
    return new Wish(List.of(), Map.of(new RecordKey(type, id), fields), List.of());
  }

  static Wish before(Move move) {
    return new Wish(List.of(new Intent.Do(move)), Map.of(), List.of());
  }

  static Wish after(Intent intent) {
    return new Wish(List.of(), Map.of(), List.of(intent));
  }

  static Wish after(List<Move> moves) {
    return new Wish(List.of(), Map.of(), moves.stream().<Intent>map(Intent.Do::new).toList());
  }

  /** Both wishes at once, or null where they want different values of one field. */
  @Nullable Wish and(Wish other) {
    Map<RecordKey, Map<String, @Nullable Value>> joined = new LinkedHashMap<>();
    sets.forEach((record, fields) -> joined.put(record, new LinkedHashMap<>(fields)));
    for (var record : other.sets.entrySet()) {
      Map<String, @Nullable Value> fields =
          joined.computeIfAbsent(record.getKey(), _ -> new LinkedHashMap<>());
      for (var field : record.getValue().entrySet()) {
        if (fields.containsKey(field.getKey())
            && !Objects.equals(fields.get(field.getKey()), field.getValue())) {
          return null;
        }
        fields.put(field.getKey(), field.getValue());
      }
    }
    return new Wish(joined(before, other.before), joined, joined(after, other.after));
  }

  /** Each of the one with each of the other, as far as they go together. */
  static List<Wish> both(List<Wish> some, List<Wish> others) {
    List<Wish> found = new ArrayList<>();
    for (Wish one : some) {
      for (Wish other : others) {
        Wish joined = one.and(other);
        if (joined != null && found.size() < MOST) {
          found.add(joined);
        }
      }
    }
    return found;
  }

  /** The moves in order. */
  List<Intent> moves() {
    List<Intent> moves = new ArrayList<>(before);
    sets.forEach((record, fields) -> {
      List<FieldValue> values = new ArrayList<>();
      fields.forEach((field, value) -> values.add(new FieldValue(field, value)));
      moves.add(new Intent.Do(new Move.Sets(record.type(), record.id(), values)));
    });
    moves.addAll(after);
    return moves;
  }

  private static List<Intent> joined(List<Intent> one, List<Intent> other) {
    List<Intent> all = new ArrayList<>(one);
    for (Intent move : other) {
      if (!all.contains(move) || move instanceof Intent.Do(Move.Happens _)) {
        all.add(move);
      }
    }
    return all;
  }
}

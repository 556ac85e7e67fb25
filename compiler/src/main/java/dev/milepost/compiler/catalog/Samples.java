package dev.milepost.compiler.catalog;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;

/** All samples of one record or event: the evidence for each of its fields, by path. */
final class Samples {

  private static final int DEEPEST = 5;
  private static final int MOST_FIELDS = 2_000;

  private final boolean mapped;
  private final SequencedMap<String, Evidence> fields = new LinkedHashMap<>();
  private final Set<String> lists = new LinkedHashSet<>();
  private final Set<String> objects = new LinkedHashSet<>();
  private long count;
  private long gone;

  /**
   * No samples yet.
   *
   * @param mapped whether a mapping reads them, so that nested values can be reached
   */
  Samples(boolean mapped) {
    this.mapped = mapped;
  }

  /**
   * Takes a sample into account.
   *
   * @param prefix the path of the object, with a dot behind it, or empty
   * @param wanted which paths are taken
   */
  void add(String prefix, JsonObject object, Predicate<String> wanted) {
    count++;
    flatten(prefix, object, wanted, 0);
  }

  /** Takes the news that a record is gone into account. */
  void addGone() {
    count++;
    gone++;
  }

  /** How many samples there were. */
  long count() {
    return count;
  }

  /** How many of them said that the record is gone. */
  long gone() {
    return gone;
  }

  /** The evidence by path, in the order in which the paths came. */
  SequencedMap<String, Evidence> fields() {
    return Collections.unmodifiableSequencedMap(fields);
  }

  /** The paths of arrays. */
  Set<String> lists() {
    return Collections.unmodifiableSet(lists);
  }

  /** The paths of objects whose insides were not taken. */
  Set<String> objects() {
    return Collections.unmodifiableSet(objects);
  }

  private void flatten(String prefix, JsonObject object, Predicate<String> wanted, int depth) {
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      String path = prefix + member.getKey();
      if (!wanted.test(path)) {
        continue;
      }
      switch (member.getValue()) {
        case JsonObject inner when mapped && depth < DEEPEST ->
            flatten(path + ".", inner, wanted, depth + 1);
        case JsonObject inner when mapped || !Evidence.isMoney(inner) -> objects.add(path);
        case JsonArray _ -> lists.add(path);
        default -> {
          Evidence evidence = fields.get(path);
          if (evidence == null && fields.size() < MOST_FIELDS) {
            evidence = new Evidence(mapped);
            fields.put(path, evidence);
          }
          if (evidence != null) {
            evidence.add(member.getValue());
          }
        }
      }
    }
  }
}

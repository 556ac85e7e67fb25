package dev.milepost.compiler.catalog;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonNull;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Bodies that have much the same members and are therefore about the same kind of thing. */
final class MemberCluster {

  private static final double ALIKE = 0.5;

  private final Set<String> members;
  private final List<String> origins = new ArrayList<>();

  private MemberCluster(Set<String> members) {
    this.members = members;
  }

  /** The cluster that a body belongs to; a new one is added where it is like none. */
  static MemberCluster of(List<MemberCluster> clusters, Body body) {
    Set<String> members = body.json().members().keySet();
    MemberCluster best =
        clusters.stream()
            .filter(cluster -> cluster.likeness(members) >= ALIKE)
            .max(Comparator.comparingDouble(cluster -> cluster.likeness(members)))
            .orElse(null);
    if (best == null) {
      best = new MemberCluster(new LinkedHashSet<>(members));
      clusters.add(best);
    }
    best.origins.add(body.origin());
    return best;
  }

  /**
   * What its bodies are about, by the name of the first file: {@code shopify.orders.create.json} is
   * about orders.
   */
  String name(String app) {
    String file = origins.getFirst();
    int slash = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
    String stem = file.substring(slash + 1).replaceFirst("(\\.(jsonl?|ndjson|gz))+$", "");
    List<String> words = new ArrayList<>(Naming.words(stem));
    words.removeIf(word -> word.equalsIgnoreCase(app) || Character.isDigit(word.charAt(0)));
    words.removeIf(word -> Wordlists.VERBS.contains(word.toLowerCase(Locale.ROOT)));
    return words.isEmpty() ? "Record" : words.getFirst();
  }

  /**
   * The clause that tells some bodies from all others by a member that all of them have and no
   * other has, or by two; null where there is none.
   */
  static @Nullable String guard(List<Body> bodies, Set<Integer> own, String kind) {
    Set<String> common = null;
    Set<String> elsewhere = new HashSet<>();
    Set<String> everywhereElse = null;
    Set<String> here = new HashSet<>();
    for (int number = 0; number < bodies.size(); number++) {
      Set<String> known = known(bodies.get(number));
      if (own.contains(number)) {
        common = intersect(common, known);
        here.addAll(known);
      } else {
        elsewhere.addAll(known);
        everywhereElse = intersect(everywhereElse, known);
      }
    }
    String has = first(common, elsewhere, kind);
    if (has != null) {
      return "when `" + has + "` is known";
    }
    String lacks = first(everywhereElse, here, kind);
    return lacks == null ? null : "when `" + lacks + "` is unknown";
  }

  private double likeness(Set<String> others) {
    long shared = others.stream().filter(members::contains).count();
    return (double) shared / Math.max(1, members.size() + others.size() - shared);
  }

  /** Members that have a value which a guard can see. */
  private static Set<String> known(Body body) {
    Set<String> known = new LinkedHashSet<>();
    for (Map.Entry<String, JsonValue> member : body.json().members().entrySet()) {
      if (member.getValue() != JsonNull.NULL) {
        known.add(member.getKey());
      }
    }
    return known;
  }

  private static Set<String> intersect(@Nullable Set<String> all, Set<String> known) {
    if (all == null) {
      return new LinkedHashSet<>(known);
    }
    all.retainAll(known);
    return all;
  }

  /** A member that is named after the thing is the least likely to come and go. */
  private static int rank(String name, String kind) {
    List<String> words = Naming.lowerWords(name);
    if (words.contains(kind.toLowerCase(Locale.ROOT))) {
      return 0;
    }
    return words.isEmpty()
        ? 4
        : words.getLast().equals("id") ? 1 : words.getLast().equals("reason") ? 3 : 2;
  }

  private static @Nullable String first(
      @Nullable Set<String> wanted, Set<String> unwanted, String kind) {
    return wanted == null
        ? null
        : wanted.stream()
            .filter(name -> !unwanted.contains(name) && Naming.isName(name))
            .filter(name -> !ValueShape.isSecret(Naming.lowerWords(name)))
            .min(Comparator.comparingInt(name -> rank(name, kind)))
            .orElse(null);
  }
}

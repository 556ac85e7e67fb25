package dev.milepost.compiler.catalog;

import dev.milepost.compiler.catalog.Body.Happened;
import dev.milepost.compiler.catalog.Body.Thing;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sorts plain bodies of one app: into records by the thing that they are about, and into events by
 * what they say has happened. Where bodies say neither, those with much the same members are about
 * the same thing.
 */
final class BodySorter {

  private static final int MOST_EVENTS = 100;

  /** Members of every CloudEvent, which belong to its envelope. */
  private static final Set<String> ENVELOPE =
      Set.of("specversion", "datacontenttype", "dataschema", "source", "object");

  private final String app;
  private final List<Body> bodies;
  private final List<String> happenedPaths;
  private final Set<String> taken = new HashSet<>();
  private final SequencedMap<String, ThingKind> kinds = new LinkedHashMap<>();
  private final SequencedMap<List<String>, EventKind> events = new LinkedHashMap<>();
  private final List<MemberCluster> clusters = new ArrayList<>();
  private long envelopes;
  private long unsorted;

  /** Sorts these bodies. */
  BodySorter(String app, List<Body> bodies) {
    this.app = app;
    this.bodies = List.copyOf(bodies);
    this.happenedPaths = happenedPaths(bodies);
  }

  /** Bodies about one kind of thing. */
  private static final class ThingKind {
    private final Thing first;
    private final Samples samples = new Samples(true);
    private final Evidence ids = new Evidence(true);
    private final Set<String> happened = new TreeSet<>();
    private final Set<Integer> bodies = new HashSet<>();
    private @Nullable String happenedPath;
    private String name = "";
    private @Nullable String guard;

    private ThingKind(Thing first) {
      this.first = first;
    }
  }

  /** Bodies that say that the same has happened. */
  private static final class EventKind {
    private final Happened happened;
    private final @Nullable ThingKind thing;
    private final Samples samples = new Samples(true);

    private EventKind(Happened happened, @Nullable ThingKind thing) {
      this.happened = happened;
      this.thing = thing;
    }
  }

  /** Records first, then events. */
  List<LearnedType> sort() {
    for (int number = 0; number < bodies.size(); number++) {
      sort(number, bodies.get(number));
    }
    kinds.values().forEach(this::settle);
    List<LearnedType> types = new ArrayList<>();
    kinds.values().forEach(kind -> types.add(record(kind)));
    events.values().forEach(event -> types.add(event(event)));
    return types;
  }

  /** Whether all bodies are envelopes, whose own id and time are those of the message. */
  boolean areEnvelopes() {
    return envelopes == bodies.size();
  }

  /** How many bodies say nothing that could tell them apart. */
  long unsorted() {
    return unsorted;
  }

  private void sort(int number, Body body) {
    Happened happened = body.happened(happenedPaths);
    Thing thing = body.thing(happened != null);
    envelopes += happened == null ? 0 : 1;
    ThingKind kind = thing == null ? null : kind(body, thing, happened);
    if (kind != null && thing != null) {
      kind.bodies.add(number);
      JsonValue id = thing.json().get(thing.id());
      if (id != null) {
        kind.ids.add(id);
      }
      String idPath = thing.idPath();
      String kindPath = thing.kindPath();
      kind.samples.add(
          thing.path(), thing.json(), path -> !path.equals(idPath) && !path.equals(kindPath));
    }
    if (happened != null) {
      List<String> key = List.of(happened.path(), happened.value(), kind == null ? "" : kind.name);
      EventKind event = events.get(key);
      if (event == null && events.size() < MOST_EVENTS) {
        event = new EventKind(happened, kind);
        events.put(key, event);
      }
      if (event != null) {
        event.samples.add("", body.json(), path -> isOfEvent(path, happened, thing));
      }
    } else if (kind == null) {
      unsorted++;
    }
  }

  private static boolean isOfEvent(String path, Happened happened, @Nullable Thing thing) {
    boolean isThings =
        thing != null
            && ((path.startsWith(thing.path()) && !thing.path().isEmpty())
                || (path + ".").equals(thing.path())
                || path.equals(thing.kindPath()));
    return !isThings
        && !path.equals(happened.path())
        && !path.equals("id")
        && !ENVELOPE.contains(path)
        && !Wordlists.TIMES.contains(path);
  }

  private @Nullable ThingKind kind(Body body, Thing thing, @Nullable Happened happened) {
    String named = thing.kind();
    if (named.isEmpty() && happened != null) {
      List<String> words = Naming.words(Body.afterScheme(happened.value()));
      named = words.isEmpty() ? "" : words.getFirst();
    }
    String key = thing.path() + '\n' + thing.id() + '\n' + named;
    if (named.isEmpty()) {
      MemberCluster cluster = MemberCluster.of(clusters, body);
      key = thing.path() + '\n' + clusters.indexOf(cluster);
      named = cluster.name(app);
    }
    ThingKind kind = kinds.get(key);
    if (kind == null) {
      kind = new ThingKind(thing);
      String name = Naming.singular(Naming.camel(named));
      kind.name = Naming.unique(Naming.isName(name) ? name : "Record", taken);
      kinds.put(key, kind);
    }
    if (happened != null) {
      kind.happened.add(happened.value());
      kind.happenedPath = happened.path();
    }
    return kind;
  }

  /** Finds what tells the bodies of a kind from all others. */
  private void settle(ThingKind kind) {
    Thing thing = kind.first;
    if (kind.bodies.size() == bodies.size()) {
      kind.guard = "always";
    } else if (thing.kindPath() != null) {
      kind.guard = "when `" + thing.kindPath() + "` = \"" + thing.kind() + '"';
    } else if (!thing.kind().isEmpty()) {
      kind.guard = "when `" + thing.idPath() + "` is known";
    } else if (kind.happenedPath != null) {
      kind.guard = "when `" + kind.happenedPath + "` " + oneOf(kind.happened);
    } else {
      kind.guard = MemberCluster.guard(bodies, kind.bodies, kind.name);
    }
  }

  private static String oneOf(Set<String> values) {
    String listed =
        values.stream().map(value -> '"' + value + '"').collect(Collectors.joining(", "));
    return values.size() == 1 ? "= " + listed : "IN (" + listed + ")";
  }

  private static LearnedType record(ThingKind kind) {
    FieldLearner learner = new FieldLearner(kind.samples, true, kind.first.path());
    List<LearnedField> fields = learner.fields();
    String idPath = kind.first.idPath();
    boolean isFirstOfSeveral = idPath.contains(".0.");
    return new LearnedType(
        kind.name,
        true,
        kind.guard == null ? "always" : kind.guard,
        idPath,
        kind.ids,
        fields,
        learner.leftOut(),
        kind.samples.count(),
        0,
        kind.guard == null
            ? "nothing tells these bodies from the others: write a guard"
            : isFirstOfSeveral ? "a message may hold several; this takes the first" : "");
  }

  private LearnedType event(EventKind event) {
    String marker = Body.afterScheme(event.happened.value());
    ThingKind thing = event.thing;
    String name = Naming.camel(marker);
    if (thing != null && !Naming.lowerWords(marker).containsAll(Naming.lowerWords(thing.name))) {
      name = thing.name + name;
    }
    name = Naming.isName(name) ? name : "Event";
    FieldLearner learner = new FieldLearner(event.samples, true, "");
    List<LearnedField> fields = new ArrayList<>();
    if (thing != null) {
      String id = thing.name + "Id";
      fields.add(new LearnedField(id, thing.first.idPath(), "text", "", "", thing.ids));
      learner.take(id);
    }
    fields.addAll(learner.fields());
    String rule = "when `" + event.happened.path() + "` = \"" + event.happened.value() + '"';
    if (thing != null && thing.guard != null && isShared(event)) {
      rule += thing.guard.startsWith("when ") ? " AND " + thing.guard.substring(5) : "";
    }
    return new LearnedType(
        Naming.unique(name, taken),
        false,
        rule,
        null,
        null,
        fields,
        learner.leftOut(),
        event.samples.count(),
        0,
        "");
  }

  /** Whether the same happens to other things as well. */
  private boolean isShared(EventKind event) {
    return events.values().stream()
        .anyMatch(other -> other != event && other.happened.equals(event.happened));
  }

  /** The members that tell what happened; the one that tells most kinds apart is asked first. */
  private static List<String> happenedPaths(List<Body> bodies) {
    Map<String, Set<String>> values = new TreeMap<>();
    for (Body body : bodies) {
      JsonObject json = body.json();
      for (String path : Wordlists.HAPPENED) {
        if (json.get(path) instanceof JsonText(String text)) {
          values.computeIfAbsent(path, _ -> new LinkedHashSet<>()).add(text);
        }
      }
    }
    return values.entrySet().stream()
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<String, Set<String>> entry) -> -entry.getValue().size())
                .thenComparingInt(entry -> Wordlists.HAPPENED.indexOf(entry.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }
}

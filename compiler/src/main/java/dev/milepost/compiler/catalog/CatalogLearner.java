package dev.milepost.compiler.catalog;

import dev.milepost.compiler.catalog.Evidence.Trait;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonBoolean;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.value.FieldType.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Learns declarations of apps from messages.
 *
 * <p>A CloudEvent whose type is {@code App.Record} or {@code App.Event} is a signal already: what
 * has an {@code Id} in its data is a record, what has none an event. Any other JSON object is a
 * plain webhook body of one app, for which a {@code receives} is written as well.
 *
 * <p>No value is copied into the text but those that look like codes: the values of a list, and
 * what tells the kinds of bodies apart.
 */
public final class CatalogLearner {

  /** So many plain bodies are kept to be compared with each other; later ones are only counted. */
  public static final int MOST_BODIES = 2_000;

  private final @Nullable String app;
  private final Map<String, SignalSamples> signals = new TreeMap<>();
  private final List<Body> bodies = new ArrayList<>();
  private final Map<String, Long> skipped = new LinkedHashMap<>();
  private long messages;

  /**
   * A learner that knows nothing yet.
   *
   * @param app the app that plain bodies come from, or null where there should be none
   * @throws IllegalArgumentException where this can be no app's name
   */
  public CatalogLearner(@Nullable String app) {
    if (app != null && !isAppName(app)) {
      throw new IllegalArgumentException("no name of an app: " + app);
    }
    this.app = app;
  }

  /** Whether an app may have this name. */
  public static boolean isAppName(String name) {
    return Naming.isApp(name);
  }

  /** The name of an app that a text suggests, or empty. */
  public static String suggestAppName(String text) {
    String name = Naming.camel(text);
    return Naming.isApp(name) ? name : "";
  }

  /**
   * Takes a message into account; an array counts as its items.
   *
   * @param origin the name of its file
   */
  public void add(String origin, JsonValue message) {
    switch (message) {
      case JsonArray(List<JsonValue> items) -> items.forEach(item -> add(origin, item));
      case JsonObject object -> addObject(origin, object);
      case JsonText _, JsonNumber _, JsonBoolean _, JsonNull _ -> {
        messages++;
        skip("messages that are " + message.kind() + ", not an object");
      }
    }
  }

  /** What all messages so far say. */
  public LearnedCatalog learn() {
    List<LearnedApp> apps = new ArrayList<>();
    signals.forEach((name, samples) ->
        apps.add(new LearnedApp(name, false, null, null, samples.learn(), List.of())));
    if (app != null && !bodies.isEmpty()) {
      apps.add(learnBodies(app));
    }
    apps.removeIf(learned -> learned.types().isEmpty());
    List<String> sentences = new ArrayList<>();
    skipped.forEach((reason, count) -> sentences.add(count + " " + reason));
    int types = apps.stream().mapToInt(learned -> learned.types().size()).sum();
    int fields =
        apps.stream()
            .flatMap(learned -> learned.types().stream())
            .mapToInt(type -> type.fields().size())
            .sum();
    String text = CatalogText.of(apps, KeyGuess.of(apps), heading(apps, sentences));
    return new LearnedCatalog(text, messages, types, fields, sentences);
  }

  private void addObject(String origin, JsonObject object) {
    messages++;
    List<String> parts = SignalSamples.typeParts(object);
    if (parts != null && (app == null || !app.equals(parts.getFirst()) || bodies.isEmpty())) {
      SignalSamples samples = signals.computeIfAbsent(parts.getFirst(), _ -> new SignalSamples());
      String reason = samples.add(parts, object);
      if (reason != null) {
        skip(reason);
      }
    } else if (app == null) {
      skip(
          object.get("specversion") == null
              ? "plain bodies: name their app with --app"
              : "CloudEvents whose type is not App.Record or App.Event: name their app with --app");
    } else if (signals.containsKey(app)) {
      skip("plain bodies of an app whose signals come as CloudEvents too");
    } else if (bodies.size() < MOST_BODIES) {
      bodies.add(new Body(origin, object));
    } else {
      skip("plain bodies after the first " + MOST_BODIES);
    }
  }

  private LearnedApp learnBodies(String name) {
    BodySorter sorter = new BodySorter(name, bodies);
    List<LearnedType> types = sorter.sort();
    if (sorter.unsorted() > 0) {
      skipped.put("bodies that name no thing and no happening", sorter.unsorted());
    }
    boolean envelopes = sorter.areEnvelopes();
    String time = time(envelopes);
    List<String> notes = new ArrayList<>();
    if (time == null) {
      notes.add("No member of all bodies says when: each counts as of its receipt.");
    }
    boolean hasId = envelopes && evidence("id").values() == bodies.size();
    return new LearnedApp(name, true, hasId ? "id" : null, time, types, notes);
  }

  /** Where all bodies say when; the time at which a thing was made is not that of its message. */
  private @Nullable String time(boolean envelopes) {
    for (String path : Wordlists.TIMES) {
      if (!envelopes && path.startsWith("created")) {
        continue;
      }
      Evidence evidence = evidence(path);
      if (evidence.values() < bodies.size()) {
        continue;
      }
      if (evidence.all(Trait.JSON_TEXT) && evidence.fits(Scalar.DATETIME)) {
        return "`" + path + "`";
      }
      if (evidence.all(Trait.SECONDS)) {
        return "`" + path + "` in seconds";
      }
      if (evidence.all(Trait.MILLISECONDS)) {
        return "`" + path + "` in milliseconds";
      }
    }
    return null;
  }

  private Evidence evidence(String path) {
    Evidence evidence = new Evidence(true);
    for (Body body : bodies) {
      JsonValue value = body.json().get(path);
      if (value != null) {
        evidence.add(value);
      }
    }
    return evidence;
  }

  private void skip(String reason) {
    skipped.merge(reason, 1L, Long::sum);
  }

  private List<String> heading(List<LearnedApp> apps, List<String> sentences) {
    List<String> heading = new ArrayList<>();
    heading.add(
        "Learned from "
            + messages
            + (messages == 1 ? " message" : " messages")
            + " by `milepost catalog learn`. Please review: types are no wider than the samples;"
            + " write `final` before values that a record never leaves, and remove what no journey"
            + " needs.");
    if (apps.isEmpty()) {
      heading.add("No message could be used.");
    }
    sentences.forEach(sentence -> heading.add("Not used: " + sentence + "."));
    return heading;
  }
}

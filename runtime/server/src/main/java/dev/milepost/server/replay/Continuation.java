package dev.milepost.server.replay;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.Catalog.Field;
import dev.milepost.engine.catalog.CatalogJson;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanHash;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.StoreException;
import dev.milepost.server.store.StoreException.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is stored can be continued. A replay is an experiment whose numbers speak of one
 * version of its journeys, so a database is continued by the same versions alone; declarations may
 * have grown.
 */
final class Continuation {

  private final String database;

  Continuation(String database) {
    this.database = database;
  }

  /**
   * Checks it.
   *
   * @throws StoreException where it cannot be continued
   */
  void check(Deployment stored, Deployment wanted) {
    checkPlans(hashes(stored.active()), hashes(wanted.active()));
    checkDeclarations(CatalogJson.sorted(stored.catalog()), CatalogJson.sorted(wanted.catalog()));
  }

  private static Map<String, String> hashes(List<Plan> plans) {
    Map<String, String> hashes = new HashMap<>();
    plans.forEach(plan -> hashes.put(plan.journey(), PlanHash.of(plan)));
    return hashes;
  }

  private void checkPlans(Map<String, String> stored, Map<String, String> wanted) {
    for (Map.Entry<String, String> plan : stored.entrySet()) {
      String hash = wanted.get(plan.getKey());
      if (hash == null) {
        throw refused("was filled by the journey \"" + plan.getKey() + "\", which is not here");
      }
      if (!hash.equals(plan.getValue())) {
        throw refused("was filled by another version of the journey \"" + plan.getKey() + '"');
      }
    }
    for (String journey : wanted.keySet()) {
      if (!stored.containsKey(journey)) {
        throw refused("was filled without the journey \"" + journey + '"');
      }
    }
  }

  private void checkDeclarations(Catalog stored, Catalog wanted) {
    if (!stored.subjects().equals(wanted.subjects())) {
      throw refused("was filled with other keys of its subjects");
    }
    for (Catalog.App app : stored.apps()) {
      Catalog.App now = wanted.app(app.name()).orElse(null);
      if (now == null) {
        throw refused("holds facts of the app " + app.name() + ", which is not declared");
      }
      for (Catalog.RecordType record : app.records()) {
        checkFields(
            app.name() + "." + record.name(),
            record.fields(),
            named(now.records(), Catalog.RecordType::name, Catalog.RecordType::fields)
                .get(record.name()));
      }
      for (Catalog.EventType event : app.events()) {
        checkFields(
            app.name() + "." + event.name(),
            event.fields(),
            named(now.events(), Catalog.EventType::name, Catalog.EventType::fields)
                .get(event.name()));
      }
    }
  }

  private static <T> Map<String, List<Field>> named(
      List<T> types, Function<T, String> name, Function<T, List<Field>> fields) {
    return types.stream().collect(Collectors.toMap(name, fields));
  }

  private void checkFields(String type, List<Field> stored, @Nullable List<Field> wanted) {
    if (wanted == null) {
      throw refused("was filled with " + type + ", which is not declared");
    }
    Map<String, Field> byName =
        wanted.stream().collect(Collectors.toMap(Field::name, Function.identity()));
    for (Field field : stored) {
      Field now = byName.get(field.name());
      if (now == null || !Objects.equals(now.type(), field.type())) {
        throw refused(
            "was filled with "
                + type
                + "."
                + field.name()
                + " as "
                + field.type().describe()
                + (now == null ? ", which is not declared" : ", not " + now.type().describe()));
      }
    }
  }

  private StoreException refused(String why) {
    return new StoreException(
        Reason.DOES_NOT_CONTINUE,
        "the database " + database + ' ' + why + "; replay into a new file");
  }
}

package dev.milepost.engine.binding;

import dev.milepost.engine.catalog.TypeName;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the apps of a workspace are reached. No journey reads it: a change here makes no other plan.
 *
 * @param receives by app, how its webhooks are taken; apps that send none are missing
 * @param sends by action, the request that it becomes; actions without one are missing
 */
public record Bindings(Map<String, Reception> receives, Map<TypeName, RequestBinding> sends) {

  /** No app is reached. */
  public static final Bindings NONE = new Bindings(Map.of(), Map.of());

  private static final Comparator<TypeName> BY_NAME = Comparator.comparing(TypeName::toString);

  public Bindings {
    receives = Collections.unmodifiableMap(new TreeMap<>(receives));
    sends = Collections.unmodifiableMap(sorted(sends));
  }

  private static Map<TypeName, RequestBinding> sorted(Map<TypeName, RequestBinding> sends) {
    Map<TypeName, RequestBinding> sorted = new TreeMap<>(BY_NAME);
    sorted.putAll(sends);
    return sorted;
  }
}

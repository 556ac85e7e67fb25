package dev.milepost.server.timeline;

import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.SubjectKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the subject that a person means: by the value of its first key ({@code acme}), with its
 * kind before it where there are several ({@code Customer/acme}), or by another key ({@code
 * Email/a@b.example}).
 */
public final class SubjectSearch {

  private SubjectSearch() {}

  /** All subjects that the text can mean, by kind and key. */
  public static List<SubjectName> find(ReadTransaction store, String text) {
    Set<SubjectName> found = new LinkedHashSet<>(store.named(text));
    int slash = text.indexOf('/');
    if (slash > 0) {
      String prefix = text.substring(0, slash);
      String value = text.substring(slash + 1);
      store.named(value).stream().filter(name -> name.type().equals(prefix)).forEach(found::add);
      store.deployment().map(Deployment::catalog).stream()
          .flatMap(catalog -> catalog.subjects().stream())
          .forEach(type -> {
            if (type.keys().getFirst().name().equals(prefix)) {
              store.named(value).stream()
                  .filter(name -> name.type().equals(type.name()))
                  .forEach(found::add);
            }
            store.bound(new SubjectKey(type.name(), prefix, value)).ifPresent(found::add);
          });
    }
    List<SubjectName> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparing(SubjectName::type).thenComparing(SubjectName::key));
    return sorted;
  }
}

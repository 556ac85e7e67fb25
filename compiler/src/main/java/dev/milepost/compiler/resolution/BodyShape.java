package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.Name;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that the paths of a body make one object. */
final class BodyShape {
  private final Reporter reporter;
  private final Map<String, Name> values = new HashMap<>();

  /** What stands behind each inner path: names of members or places of items. */
  private final Map<String, Map<String, Name>> inner = new HashMap<>();

  BodyShape(Reporter reporter) {
    this.reporter = reporter;
  }

  void add(Name path) {
    if (path.isMissing()) {
      return;
    }
    Name before = values.putIfAbsent(path.text(), path);
    if (before != null) {
      reporter.add(
          Diagnostic.of(Rule.DUPLICATE_NAME, path.span(), "this is set twice in the body")
              .withRelated(before.span(), "first here"));
      return;
    }
    List<String> steps = List.of(path.text().split("\\.", -1));
    if (steps.contains("")) {
      reporter.add(
          Rule.INVALID_NAME,
          path.span(),
          "a name is missing between the dots of `" + path.text() + "`");
      return;
    }
    for (int end = 0; end < steps.size(); end++) {
      inner
          .computeIfAbsent(String.join(".", steps.subList(0, end)), _ -> new HashMap<>())
          .putIfAbsent(steps.get(end), path);
    }
  }

  void close() {
    Set<Name> told = new HashSet<>();
    values.forEach((path, name) -> {
      Map<String, Name> behind = inner.get(path);
      if (behind != null && told.add(name)) {
        Name other = behind.values().iterator().next();
        reporter.add(
            Diagnostic.of(
                    Rule.DUPLICATE_NAME,
                    name.span(),
                    "`" + path + "` cannot be both a value and an object")
                .withRelated(other.span(), "a part of it is set here"));
      }
    });
    inner.forEach((path, steps) -> {
      List<String> places = steps.keySet().stream().filter(BodyShape::isPlace).toList();
      boolean gaps = places.stream().anyMatch(place -> Integer.parseInt(place) >= places.size());
      Name first = places.isEmpty() ? null : steps.get(places.getFirst());
      if (first != null && (path.isEmpty() || places.size() < steps.size() || gaps)) {
        reporter.add(
            Rule.INVALID_NAME,
            first.span(),
            path.isEmpty()
                ? "a body is an object, so it does not begin with the place of an item"
                : "the items of `" + path + "` are not numbered from 0 on without a gap");
      }
    });
  }

  private static boolean isPlace(String step) {
    return step.matches("0|[1-9][0-9]{0,3}");
  }
}

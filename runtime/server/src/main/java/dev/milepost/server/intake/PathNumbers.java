package dev.milepost.server.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers the paths that a mapping reads, so that a message needs to look up each only once. */
final class PathNumbers {

  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  int of(String path) {
    return numbers.computeIfAbsent(path, _ -> numbers.size());
  }

  List<String> paths() {
    return List.copyOf(numbers.keySet());
  }
}

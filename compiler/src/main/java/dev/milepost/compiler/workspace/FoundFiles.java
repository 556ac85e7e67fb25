package dev.milepost.compiler.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a workspace, before they are read.
 *
 * @param root the folder or file that it is known by
 * @param base the folder that the paths of its files begin at
 * @param byPath the files by their paths in the workspace, with forward slashes
 */
record FoundFiles(Path root, Path base, SortedMap<String, Path> byPath) {

  static FoundFiles of(Path root, Path base, List<Path> files) {
    SortedMap<String, Path> byPath = new TreeMap<>();
    Path from = base.toAbsolutePath().normalize();
    for (Path file : files) {
      Path relative = from.relativize(file.toAbsolutePath().normalize());
      byPath.put(Workspaces.slashes(relative), file);
    }
    return new FoundFiles(root, base, byPath);
  }

  /** The files in the order of their paths. */
  List<Path> files() {
    return List.copyOf(byPath.values());
  }

  String pathOf(Path file) {
    Path from = base.toAbsolutePath().normalize();
    return Workspaces.slashes(from.relativize(file.toAbsolutePath().normalize()));
  }

  /** The files of both, which have one root. */
  FoundFiles and(FoundFiles other) {
    SortedMap<String, Path> all = new TreeMap<>(other.byPath);
    all.putAll(byPath);
    return new FoundFiles(root, base, all);
  }
}

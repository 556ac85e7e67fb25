package dev.milepost.compiler.workspace;

import dev.milepost.compiler.workspace.Workspaces.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for the journey files that one path names. */
final class FileFinder {
  private static final Set<String> BUILD_FOLDERS = Set.of("target", "node_modules", "build", "out");

  private final List<Problem> problems;

  /** The folders that were looked into, by their real paths: links may lead to one twice. */
  private final Set<Path> visited = new HashSet<>();

  /** The folders around the one that is looked into. */
  private final Set<Path> around = new HashSet<>();

  /**
   * Makes a finder.
   *
   * @param problems receives why paths cannot be used
   */
  FileFinder(List<Problem> problems) {
    this.problems = problems;
  }

  /** The workspaces that a path names. */
  List<FoundFiles> find(Path named) {
    int problemsBefore = problems.size();
    Path path = named.toString().isEmpty() ? Path.of(".") : named;
    if (!Files.exists(path)) {
      problems.add(new Problem(named, missing(path)));
      return List.of();
    }
    List<FoundFiles> found = Files.isDirectory(path) ? folder(path) : file(path);
    if (found.isEmpty() && problems.size() == problemsBefore) {
      problems.add(
          new Problem(
              named, "there is no file in it whose name ends with " + Workspaces.EXTENSION));
    }
    return found;
  }

  private List<FoundFiles> file(Path file) {
    if (!isJourney(file)) {
      problems.add(
          new Problem(
              file, "it is no journey file: its name does not end with " + Workspaces.EXTENSION));
      return List.of();
    }
    Path folder = folderOf(file);
    Path root = isRejected(folder) ? null : workspaceAround(folder);
    return root == null ? List.of(alone(file)) : folder(root);
  }

  private List<FoundFiles> folder(Path folder) {
    if (isRejected(folder)) {
      List<Path> files = new ArrayList<>();
      collect(folder, files, new ArrayList<>());
      return files.stream().map(FileFinder::alone).toList();
    }
    List<Path> nested = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    collect(folder, files, nested);
    boolean isWorkspace = Files.exists(folder.resolve(Workspaces.MARKER));
    Path outer = isWorkspace || !nested.isEmpty() ? null : workspaceAround(folder);
    if (outer != null) {
      visited.clear();
      return folder(outer);
    }
    List<FoundFiles> found = new ArrayList<>();
    if (!files.isEmpty()) {
      found.add(FoundFiles.of(folder, folder, files));
    } else if (isWorkspace) {
      problems.add(
          new Problem(
              folder, "there is no file in it whose name ends with " + Workspaces.EXTENSION));
    }
    for (Path inner : nested) {
      found.addAll(folder(inner));
    }
    return found;
  }

  private static FoundFiles alone(Path file) {
    return FoundFiles.of(file, folderOf(file), List.of(file));
  }

  /** Collects the files of a folder and the workspaces below it, both by name. */
  private void collect(Path folder, List<Path> files, List<Path> nested) {
    Path real;
    List<Path> entries;
    try (Stream<Path> stream = Files.list(folder)) {
      real = folder.toRealPath();
      entries = stream.sorted().toList();
    } catch (IOException e) {
      problems.add(new Problem(folder, Reasons.of(e, "the folder cannot be read")));
      return;
    }
    if (around.contains(real)) {
      problems.add(new Problem(folder, "its symbolic links lead in a circle"));
      return;
    }
    if (!visited.add(real)) {
      return;
    }
    around.add(real);
    for (Path entry : entries) {
      Path path = entry.normalize();
      if (Files.isDirectory(path)) {
        if (isSkipped(path)) {
          continue;
        }
        if (Files.exists(path.resolve(Workspaces.MARKER))) {
          nested.add(path);
        } else {
          collect(path, files, nested);
        }
      } else if (isJourney(path) && !isHidden(path)) {
        if (Files.exists(path)) {
          files.add(path);
        } else {
          problems.add(new Problem(path, missing(path)));
        }
      }
    }
    around.remove(real);
  }

  /** Whether a folder is left out where it is not named: hidden, of a build, or rejected. */
  static boolean isSkipped(Path folder) {
    String name = name(folder);
    return isHidden(folder) || BUILD_FOLDERS.contains(name) || isRejected(folder);
  }

  static boolean isHidden(Path path) {
    return name(path).startsWith(".");
  }

  static boolean isJourney(Path path) {
    return name(path).endsWith(Workspaces.EXTENSION);
  }

  /** Whether a folder is {@code journeys/rejected}, where each file is judged alone. */
  private static boolean isRejected(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    return parent != null && name(absolute).equals("rejected") && name(parent).equals("journeys");
  }

  /** The nearest folder around that is a workspace, or null. */
  private static @Nullable Path workspaceAround(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    for (Path around = absolute; around != null; around = around.getParent()) {
      if (Files.exists(around.resolve(Workspaces.MARKER))) {
        return shortest(around);
      }
    }
    return null;
  }

  /** The path from the working directory where that leads down, else the path itself. */
  private static Path shortest(Path absolute) {
    Path here = Path.of("").toAbsolutePath();
    if (absolute.equals(here)) {
      return Path.of(".");
    }
    return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
  }

  private static Path folderOf(Path file) {
    Path parent = file.getParent();
    return parent == null ? Path.of(".") : parent;
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  static String missing(Path path) {
    return Files.isSymbolicLink(path)
        ? "it is a symbolic link that leads nowhere, or in a circle"
        : "there is no such file or folder";
  }
}

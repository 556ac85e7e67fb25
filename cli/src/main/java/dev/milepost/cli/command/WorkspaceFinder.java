package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Terminal;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.compiler.workspace.Workspaces;
import java.nio.file.Path;
import java.util.List;

/** Finds workspaces, and tells why paths cannot be used. */
final class WorkspaceFinder {

  private static final Path HERE = Path.of(".");

  private WorkspaceFinder() {}

  /** The workspaces that paths name; no path means this folder. */
  static Workspaces find(List<Path> paths) {
    return Workspaces.find(paths.isEmpty() ? List.of(HERE) : paths);
  }

  /** Tells what could not be used, and says whether there was such. */
  static boolean complain(Workspaces found, Terminal terminal) {
    for (Workspaces.Problem problem : found.problems()) {
      terminal.complain(sentence(problem));
    }
    return !found.problems().isEmpty();
  }

  /**
   * The one workspace that a path names.
   *
   * @throws UnusableException where there is none, or more than one
   */
  static Workspace one(Path path) {
    Workspaces found = find(List.of(path));
    requireAll(found);
    List<Workspace> workspaces = found.workspaces();
    if (workspaces.size() != 1) {
      List<String> names =
          workspaces.stream().map(workspace -> "`" + workspace.root() + "`").toList();
      throw new UnusableException(
          "there are several workspaces below `"
              + path
              + "`; name one: "
              + String.join(", ", names));
    }
    return workspaces.getFirst();
  }

  /**
   * Refuses paths that cannot be used.
   *
   * @throws UnusableException where there is one
   */
  static void requireAll(Workspaces found) {
    if (!found.problems().isEmpty()) {
      throw new UnusableException(sentence(found.problems().getFirst()));
    }
  }

  private static String sentence(Workspaces.Problem problem) {
    return "`" + problem.path() + "`: " + problem.reason();
  }
}

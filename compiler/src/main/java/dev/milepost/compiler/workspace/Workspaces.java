package dev.milepost.compiler.workspace;

import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.settings.Settings;
import dev.milepost.compiler.settings.SettingsReader;
import dev.milepost.compiler.syntax.SourceReader;
import dev.milepost.compiler.text.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The workspaces that some paths name.
 *
 * <p>A folder that holds {@code milepost.conf} is a workspace, with all journey files below it. A
 * folder without it is one too, unless workspaces lie below it: then those are meant, and the files
 * beside them are a workspace of their own. A file is part of the workspace around it, and where
 * there is none it is one by itself. In a folder {@code rejected} of a folder {@code journeys}
 * every file is a workspace of its own, and is meant only where it or its folder is named.
 *
 * @param workspaces what was found, in the order of the paths
 * @param problems why paths could not be used; for people to read, in the order of the paths
 */
public record Workspaces(List<Workspace> workspaces, List<Problem> problems) {

  /** The file that makes a folder a workspace. */
  public static final String MARKER = "milepost.conf";

  /** How the names of journey files end. */
  public static final String EXTENSION = ".journey";

  public Workspaces {
    workspaces = List.copyOf(workspaces);
    problems = List.copyOf(problems);
  }

  /**
   * A path that could not be used.
   *
   * @param reason a sentence without the path
   */
  public record Problem(Path path, String reason) {}

  /** Finds and reads the workspaces of some paths; one that several name is read once. */
  public static Workspaces find(Collection<Path> paths) {
    List<Problem> problems = new ArrayList<>();
    Map<Path, FoundFiles> found = new LinkedHashMap<>();
    for (Path path : paths) {
      FileFinder finder = new FileFinder(problems);
      for (FoundFiles files : finder.find(path)) {
        found.merge(files.root().toAbsolutePath().normalize(), files, FoundFiles::and);
      }
    }
    List<Workspace> workspaces = new ArrayList<>();
    for (FoundFiles files : found.values()) {
      workspaces.add(read(files, problems));
    }
    return new Workspaces(workspaces, problems);
  }

  private static Workspace read(FoundFiles found, List<Problem> problems) {
    Diagnostics unreadable = new Diagnostics();
    List<Workspace.File> files = new ArrayList<>();
    for (Path path : found.files()) {
      String name = slashes(path);
      try (InputStream stream = Files.newInputStream(path)) {
        Optional<Source> source = SourceReader.read(name, stream, unreadable);
        source.ifPresent(s -> files.add(new Workspace.File(s, found.pathOf(path))));
      } catch (IOException e) {
        problems.add(new Problem(path, Reasons.of(e, "cannot be read")));
      }
    }
    Settings settings = settings(found, unreadable, problems);
    return Workspace.of(found.root(), files, unreadable.sorted(), settings);
  }

  /** A file that is looked at alone belongs to no folder that could set something for it. */
  private static Settings settings(
      FoundFiles found, Diagnostics unreadable, List<Problem> problems) {
    Path file = found.base().resolve(MARKER).normalize();
    if (!found.root().equals(found.base()) || !Files.isRegularFile(file)) {
      return Settings.NONE;
    }
    try (InputStream stream = Files.newInputStream(file)) {
      return SourceReader.read(slashes(file), stream, unreadable)
          .map(SettingsReader::read)
          .orElse(Settings.NONE);
    } catch (IOException e) {
      problems.add(new Problem(file, Reasons.of(e, "cannot be read")));
      return Settings.NONE;
    }
  }

  /** A path as people on every system read it. */
  static String slashes(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}

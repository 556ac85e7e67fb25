package dev.milepost.compiler.workspace;

import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.syntax.SourceReader;
import dev.milepost.compiler.syntax.SyntaxParser;
import dev.milepost.compiler.workspace.Workspaces.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that hold text of the language, each by itself: journey files and mapping files.
 *
 * <p>A file that is named is meant. Below a folder that is named, hidden folders, build folders and
 * {@code journeys/rejected} are left out, symbolic links to folders are not followed, and of the
 * files whose names end with {@code .map} those are meant that begin as mappings do: other tools
 * have files of that name.
 *
 * @param files what was found, by name in each folder
 * @param problems why paths could not be used; for people to read
 */
public record SourceFiles(List<Path> files, List<Problem> problems) {

  /** How the names of mapping files end. */
  public static final String MAPPING_EXTENSION = ".map";

  public SourceFiles {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /** Finds the files that a path names. */
  public static SourceFiles find(Path named) {
    Path path = named.toString().isEmpty() ? Path.of(".") : named;
    List<Path> files = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    if (!Files.exists(path)) {
      problems.add(new Problem(named, FileFinder.missing(path)));
    } else if (Files.isDirectory(path)) {
      collect(path, files, problems);
    } else if (FileFinder.isJourney(path) || hasMappingName(path)) {
      files.add(path);
    } else {
      problems.add(
          new Problem(
              named,
              "its name ends neither with "
                  + Workspaces.EXTENSION
                  + " nor with "
                  + MAPPING_EXTENSION));
    }
    return new SourceFiles(files, problems);
  }

  private static void collect(Path folder, List<Path> files, List<Problem> problems) {
    List<Path> entries;
    try (Stream<Path> stream = Files.list(folder)) {
      entries = stream.map(Path::normalize).sorted().toList();
    } catch (IOException e) {
      problems.add(new Problem(folder, Reasons.of(e, "the folder cannot be read")));
      return;
    }
    for (Path path : entries) {
      if (Files.isDirectory(path)) {
        if (!Files.isSymbolicLink(path) && !FileFinder.isSkipped(path)) {
          collect(path, files, problems);
        }
      } else if (!FileFinder.isHidden(path)
          && (FileFinder.isJourney(path) || (hasMappingName(path) && isMapping(path)))) {
        files.add(path);
      }
    }
  }

  private static boolean hasMappingName(Path path) {
    return path.toString().endsWith(MAPPING_EXTENSION);
  }

  private static boolean isMapping(Path path) {
    try (InputStream stream = Files.newInputStream(path)) {
      return SourceReader.read("", stream, new Diagnostics())
          .filter(SyntaxParser::isMapping)
          .isPresent();
    } catch (IOException e) {
      // Whoever reads the file next meets the same failure and tells it.
      return true;
    }
  }
}

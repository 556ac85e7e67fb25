package dev.milepost.bench.workspace;

import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A workspace that is made up: four apps with twelve fields that conditions ask for, one file for
 * them, and one for each journey. The same numbers and the same seed make the same workspace, and
 * one with fewer journeys is the beginning of one with more.
 *
 * @param files the texts by their file names, in the order of the journeys
 */
public record GeneratedWorkspace(Map<String, String> files) {

  /** The fewest stages that a journey can have. */
  public static final int FEWEST_STAGES = GeneratedJourney.ENDINGS + 1;

  private static final long APART = 1_000_003;

  public GeneratedWorkspace {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /**
   * Makes a workspace.
   *
   * @param stages the stages of each journey, two of which end; the others have three ways out
   * @throws IllegalArgumentException where there is to be no journey, or one of fewer than {@link
   *     #FEWEST_STAGES} stages
   */
  public static GeneratedWorkspace make(int journeys, int stages, long seed) {
    if (journeys < 1 || stages < FEWEST_STAGES) {
      throw new IllegalArgumentException(journeys + " journeys of " + stages + " stages");
    }
    Map<String, String> files = new LinkedHashMap<>();
    files.put("apps.journey", GeneratedApps.TEXT);
    for (int number = 1; number <= journeys; number++) {
      files.put(
          String.format(Locale.ROOT, "journey-%04d.journey", number),
          GeneratedJourney.make("Journey " + number, stages, seed * APART + number));
    }
    return new GeneratedWorkspace(files);
  }

  /** The workspace without a folder. */
  public Workspace workspace() {
    return Workspace.of(
        files.entrySet().stream()
            .map(file -> Source.of(file.getKey(), file.getValue()))
            .toArray(Source[]::new));
  }

  /** Writes the workspace into a folder, which is made where there is none. */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("milepost.conf"), "");
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }
}

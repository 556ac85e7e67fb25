package dev.milepost.bench.workspace;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes a made-up workspace into a folder.
 *
 * <p>{@code WorkspaceGenerator FOLDER [JOURNEYS [STAGES [SEED]]]}
 */
public final class WorkspaceGenerator {
  private static final int JOURNEYS = 1000;
  private static final int STAGES = 20;

  private WorkspaceGenerator() {}

  /** Writes the workspace, or says how the program is used and exits with 2. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0) {
      System.err.println("usage: WorkspaceGenerator FOLDER [JOURNEYS [STAGES [SEED]]]");
      System.exit(2);
    }
    int journeys = (int) number(arguments, 1, JOURNEYS);
    int stages = (int) number(arguments, 2, STAGES);
    GeneratedWorkspace made = GeneratedWorkspace.make(journeys, stages, number(arguments, 3, 1));
    made.write(Path.of(arguments[0]));
    System.out.println(journeys + " journeys of " + stages + " stages in " + arguments[0]);
  }

  private static long number(String[] arguments, int index, long otherwise) {
    return index < arguments.length ? Long.parseLong(arguments[index]) : otherwise;
  }
}

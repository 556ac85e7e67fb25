package dev.milepost.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is gone at the end, also where the process is stopped before. */
final class TemporaryFolder implements AutoCloseable {

  private static final String PREFIX = ".milepost-";

  private final Path path;
  private final Thread cleanUp;

  private TemporaryFolder(Path path) {
    this.path = path;
    this.cleanUp = new Thread(() -> remove(path));
    Runtime.getRuntime().addShutdownHook(cleanUp);
  }

  /** A new folder where the system keeps such. */
  static TemporaryFolder create() throws IOException {
    return new TemporaryFolder(Files.createTempDirectory(PREFIX.substring(1)));
  }

  /** A new, hidden folder inside of another, on whose disk it is then. */
  static TemporaryFolder in(Path parent) throws IOException {
    return new TemporaryFolder(Files.createTempDirectory(parent, PREFIX));
  }

  /** Where it is. */
  Path path() {
    return path;
  }

  @Override
  public void close() {
    remove(path);
    try {
      Runtime.getRuntime().removeShutdownHook(cleanUp);
    } catch (IllegalStateException _) {
      // The process is being stopped, and the hook runs already.
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException _) {
      // Its name says whose it is; there is nothing better to do with it.
    }
  }
}

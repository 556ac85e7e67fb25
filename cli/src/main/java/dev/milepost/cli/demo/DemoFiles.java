package dev.milepost.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files of the demo, unpacked from the program into a folder where people can look at them.
 *
 * @param folder where everything is
 * @param journeys the example workspaces
 * @param signals what the apps say, as JSON Lines
 * @param database where it all ends up; not there yet
 */
public record DemoFiles(Path folder, Path journeys, Path signals, Path database) {

  /** The workspace whose journey the customers take. */
  public static final String WORKSPACE = "onboarding";

  private static final String RESOURCES = "/demo";
  private static final String NAME = "milepost-demo-";
  private static final int MOST_DEMOS = 1_000;

  /** Unpacks them into a new folder among the system's temporary ones, which stays. */
  public static DemoFiles unpack() throws IOException {
    Path folder = newFolder();
    URI packed = location();
    if (packed.getScheme().equals("jar")) {
      try (FileSystem jar = FileSystems.newFileSystem(packed, Map.of())) {
        copy(jar.getPath(RESOURCES), folder);
      }
    } else {
      copy(Path.of(packed), folder);
    }
    return new DemoFiles(
        folder,
        folder.resolve("journeys"),
        folder.resolve("signals.jsonl"),
        folder.resolve("demo.db"));
  }

  /** The workspace whose journey the customers take. */
  public Path workspace() {
    return journeys.resolve(WORKSPACE);
  }

  /** A folder with a name that is short enough to be typed. */
  private static Path newFolder() throws IOException {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    for (int number = 1; number <= MOST_DEMOS; number++) {
      Path folder = parent.resolve(NAME + number);
      if (!Files.exists(folder)) {
        try {
          return Files.createDirectory(folder);
        } catch (FileAlreadyExistsException _) {
          // Another demo was quicker.
        }
      }
    }
    return Files.createTempDirectory(NAME);
  }

  private static URI location() throws IOException {
    URL resource = DemoFiles.class.getResource(RESOURCES);
    if (resource == null) {
      throw new IOException("this Milepost was packed without the files of its demo");
    }
    try {
      return resource.toURI();
    } catch (URISyntaxException e) {
      throw new IOException("the files of the demo are at an odd place: " + resource, e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(from)) {
      files = found.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file).toString());
      Path parent = target.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.copy(file, target);
    }
  }
}

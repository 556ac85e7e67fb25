package dev.milepost.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** The files of a new workspace, which are resources of this program. */
final class NewWorkspace {

  private static final String HOOK = ".githooks/pre-commit";
  private static final String NAME = "{name}";

  /** Where each resource goes. */
  private static final SequencedMap<String, String> FILES = files();

  private NewWorkspace() {}

  /**
   * Writes all of them, or none.
   *
   * @return the files in a fixed order
   * @throws UnusableException where the folder is there and holds something
   */
  static List<Path> write(Path folder) throws IOException {
    Path whole = folder.toAbsolutePath().normalize();
    Path name = whole.getFileName();
    Path parent = whole.getParent();
    if (name == null || parent == null || folder.toString().isBlank()) {
      throw new UnusableException("`" + folder + "` names no folder that could be made");
    }
    boolean isThere = Files.exists(whole, LinkOption.NOFOLLOW_LINKS);
    if (isThere) {
      refuseUnlessEmpty(folder);
    }
    Files.createDirectories(parent);
    try (TemporaryFolder staging = TemporaryFolder.in(parent)) {
      Path staged = Files.createDirectory(staging.path().resolve("workspace"));
      for (Map.Entry<String, String> file : FILES.entrySet()) {
        Path target = staged.resolve(file.getValue());
        Files.createDirectories(target.getParent());
        Files.writeString(target, text(file.getKey()).replace(NAME, name.toString()));
      }
      makeExecutable(staged.resolve(HOOK));
      if (isThere) {
        moveEntries(staged, whole);
      } else {
        Files.move(staged, whole, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    List<Path> written = new ArrayList<>();
    FILES.values().forEach(file -> written.add(folder.resolve(file)));
    return written;
  }

  private static void refuseUnlessEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnusableException(
          "`" + folder + "` is there already and is no folder; choose another name");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        throw new UnusableException(
            "the folder `" + folder + "` is not empty; choose another name, or an empty folder");
      }
    }
  }

  /** The empty folder stays the one that it is: somebody may stand in it. */
  private static void moveEntries(Path from, Path to) throws IOException {
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.sorted().toList()) {
        Files.move(entry, to.resolve(entry.getFileName()), StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  /** Git runs only hooks that may be run; a file system without such a mark needs none. */
  private static void makeExecutable(Path hook) {
    if (!hook.toFile().setExecutable(true) && !Files.isExecutable(hook)) {
      throw new UnusableException("`" + hook + "` cannot be made executable");
    }
  }

  private static String text(String resource) throws IOException {
    try (InputStream stream = NewWorkspace.class.getResourceAsStream("/new/" + resource)) {
      if (stream == null) {
        throw new IllegalStateException("the resource new/" + resource + " is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static SequencedMap<String, String> files() {
    SequencedMap<String, String> files = new LinkedHashMap<>();
    files.put("milepost.conf", "milepost.conf");
    files.put("apps.journey", "apps.journey");
    files.put("first-invoice.journey", "first-invoice.journey");
    files.put("scenarios.journey", "scenarios.journey");
    files.put("signals.jsonl", "signals.jsonl");
    files.put("README.md", "README.md");
    files.put("pre-commit", HOOK);
    files.put("journeys.yml", ".github/workflows/journeys.yml");
    files.put("gitignore", ".gitignore");
    return files;
  }
}

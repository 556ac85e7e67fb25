package dev.milepost.cli.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes files so that nobody ever sees a part of one. */
final class StagedFiles {

  private StagedFiles() {}

  /**
   * Writes files into a folder, which is made where it does not exist. All of them are complete
   * before the first takes its name; where that fails, or the process is stopped meanwhile, none is
   * there, and what was there before stays.
   *
   * @param texts the text of each file by its name
   * @return the files in that order
   */
  static List<Path> write(Path folder, Map<String, String> texts) throws IOException {
    boolean isNew = !Files.exists(folder);
    makeFolder(folder);
    List<Path> written = new ArrayList<>();
    try (TemporaryFolder staging = TemporaryFolder.in(folder)) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        refuseFolder(folder.resolve(text.getKey()));
        Files.writeString(staging.path().resolve(text.getKey()), text.getValue());
      }
      for (String name : texts.keySet()) {
        Path file = folder.resolve(name);
        Files.move(staging.path().resolve(name), file, StandardCopyOption.ATOMIC_MOVE);
        written.add(file);
      }
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new UnusableException(
          "`" + folder + "` does not take what is written to it: " + e.getMessage(), e);
    } finally {
      if (isNew && written.isEmpty()) {
        Files.deleteIfExists(folder);
      }
    }
    return written;
  }

  /**
   * Writes one file, whose folder is made where it does not exist. What is there and is no file,
   * such as a pipe, is written to as it stands.
   */
  static void writeOne(Path file, String text) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      Files.writeString(file, text);
      return;
    }
    Path whole = file.toAbsolutePath();
    Path folder = Objects.requireNonNullElse(whole.getParent(), whole);
    write(folder, Map.of(String.valueOf(whole.getFileName()), text));
  }

  /**
   * Replaces the text of a file that is there; who may read and write it stays. Where that fails,
   * the file stays as it was. A symbolic link stays one, and the file that it leads to changes.
   */
  static void replace(Path file, String text) throws IOException {
    Path real = file.toRealPath();
    Path folder = Objects.requireNonNull(real.getParent(), "a file stands in a folder");
    try (TemporaryFolder staging = TemporaryFolder.in(folder)) {
      Path staged = staging.path().resolve(real.getFileName());
      Files.copy(real, staged, StandardCopyOption.COPY_ATTRIBUTES);
      Files.writeString(staged, text);
      Files.move(staged, real, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void makeFolder(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new UnusableException("`" + e.getFile() + "` is a file; a folder is needed there", e);
    } catch (NoSuchFileException e) {
      throw new UnusableException("the folder `" + folder + "` cannot be made", e);
    }
  }

  private static void refuseFolder(Path file) {
    if (Files.isDirectory(file)) {
      throw new UnusableException("`" + file + "` is a folder; a file is to be written there");
    }
  }
}

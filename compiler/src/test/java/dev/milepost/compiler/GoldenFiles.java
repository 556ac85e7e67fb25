package dev.milepost.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Expected outputs that are kept as files beside their inputs. {@code -Dgolden=rewrite} writes them
 * anew and fails, so that nobody takes a rewritten run for a passed one and git shows each change.
 */
public final class GoldenFiles {
  private static final Path RESOURCES = Path.of("src/test/resources/dev/milepost/compiler");

  private GoldenFiles() {}

  /** The files of a folder of the test resources with one of these endings, sorted. */
  public static List<Path> inputs(String folder, String... endings) {
    try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
      return files
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The text of an input. */
  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Compares with what the file beside the input holds that has this ending instead. */
  public static void assertMatches(Path input, String ending, String actual) {
    String name = input.getFileName().toString();
    Path golden = input.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
    try {
      String expected = Files.exists(golden) ? Files.readString(golden) : "";
      if (System.getProperty("golden", "").equals("rewrite") && !expected.equals(actual)) {
        Files.writeString(golden, actual);
        fail("rewrote " + golden + ": look at the change and run again without -Dgolden");
      }
      assertThat(actual).as("%s", golden).isEqualTo(expected);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Output that is kept in the repository. {@code -Dgolden=rewrite} writes what came out and fails
 * the run, so that every change of output is seen in a diff.
 */
final class Golden {

  private static final Path FOLDER = Path.of("src/test/resources/dev/milepost/cli");

  private Golden() {}

  static void assertMatches(String name, String actual) throws IOException {
    Path file = FOLDER.resolve(name);
    boolean isSame = Files.exists(file) && Files.readString(file).equals(actual);
    if (!isSame && "rewrite".equals(System.getProperty("golden"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, actual);
      fail("wrote " + file + "; look at the difference and run again without -Dgolden=rewrite");
    }
    assertThat(actual).isEqualTo(Files.readString(file));
  }
}

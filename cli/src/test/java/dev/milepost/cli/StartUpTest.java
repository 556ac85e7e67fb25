package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command that is run often must not load: each class costs time before the first line. */
final class StartUpTest {

  private static final List<String> UNWANTED =
      List.of(
          " org.sqlite",
          " org.jdbi",
          " org.flywaydb",
          " de.siegmar",
          " org.eclipse.",
          " ch.qos.logback");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"check", "fmt"})
  void neitherDatabaseNorWebServerNorLayoutOfPicturesIsLoaded(String command) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                Milepost.class.getName(),
                command,
                SmallWorkspace.in(folder).toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> lines = process.inputReader().lines().toList();

    assertThat(process.waitFor()).isZero();
    assertThat(lines)
        .anyMatch(line -> line.contains(" dev.milepost.compiler.syntax.SyntaxParser "));
    assertThat(lines.stream().filter(line -> UNWANTED.stream().anyMatch(line::contains))).isEmpty();
  }
}

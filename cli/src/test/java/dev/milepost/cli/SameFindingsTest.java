package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is found of journeys is the same to the letter in each run, also where Java goes through its
 * sets and maps in another order: who reviews a change wants to see the change alone.
 */
final class SameFindingsTest {

  @TempDir Path folder;

  @Test
  void findingsWitnessesAndProofsDoNotDependOnTheOrderOfSets() throws Exception {
    List<Process> runs = List.of(check("one"), check("other"));
    for (Process run : runs) {
      assertThat(run.waitFor()).isLessThanOrEqualTo(1);
    }

    assertThat(written("one.json")).contains("\"witness\"").isEqualTo(written("other.json"));
    assertThat(written("one.proofs")).contains("proved").isEqualTo(written("other.proofs"));
  }

  /** Without the archive of its classes, Java draws the order of its immutable sets anew. */
  private Process check(String name) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:off",
            "-cp",
            System.getProperty("java.class.path"),
            Milepost.class.getName(),
            "check",
            "--no-cache",
            "--notes",
            "--format",
            "json",
            "--proofs",
            folder.resolve(name + ".proofs").toString(),
            Path.of("..", "journeys").toString())
        .redirectOutput(folder.resolve(name + ".json").toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private String written(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }
}

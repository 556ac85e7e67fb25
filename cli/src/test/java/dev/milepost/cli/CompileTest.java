package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompileTest {

  @TempDir Path folder;

  @Test
  void writesThePlansAndTheCatalogueAndSaysSo() throws IOException {
    Path plans = folder.resolve("new/plans");

    Invocation invocation = Invocation.of("compile", SmallWorkspace.in(folder), "--output", plans);

    assertThat(invocation)
        .isEqualTo(
            new Invocation(
                0,
                """
                wrote   %1$s/catalog.json
                wrote   %1$s/first-invoice.plan.json
                """
                    .formatted(plans),
                ""));
    assertThat(files(plans)).containsExactly("catalog.json", "first-invoice.plan.json");
    assertThat(plans.resolve("first-invoice.plan.json"))
        .content()
        .contains("\"journey\": \"First Invoice\"");
  }

  @Test
  void writesNothingWhereTheJourneysHaveErrors() throws IOException {
    Path workspace = SmallWorkspace.in(folder, SmallWorkspace.TEXT.replace("money", "monye"));
    Path plans = folder.resolve("plans");

    Invocation invocation = Invocation.of("compile", workspace, "-o", plans);

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.results()).isEmpty();
    assertThat(invocation.messages()).contains("monye", "money").contains("has 1 error");
    assertThat(plans).doesNotExist();
  }

  @Test
  void removesPlansWhoseJourneyIsGone() throws IOException {
    Path plans = folder.resolve("plans");
    Invocation.of("compile", SmallWorkspace.in(folder), "-o", plans);
    String renamed = SmallWorkspace.TEXT.replace("\"First Invoice\"", "\"Größe / 2\"");

    Invocation invocation =
        Invocation.of("compile", SmallWorkspace.in(folder, renamed), "-o", plans);

    assertThat(invocation.exitCode()).isZero();
    assertThat(invocation.results())
        .contains(
            "removed " + plans.resolve("first-invoice.plan.json") + ", whose journey is gone");
    assertThat(files(plans)).containsExactly("catalog.json", "größe-2.plan.json");
  }

  @Test
  void leavesNothingHalfWrittenWhereAFileCannotBeWritten() throws IOException {
    Path plans = Files.createDirectories(folder.resolve("plans"));
    Files.createDirectory(plans.resolve("first-invoice.plan.json"));

    Invocation invocation = Invocation.of("compile", SmallWorkspace.in(folder), "-o", plans);

    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.messages()).contains("is a folder; a file is to be written there");
    assertThat(files(plans)).containsExactly("first-invoice.plan.json");
  }

  @Test
  void theFolderMustBeOne() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    Invocation invocation = Invocation.of("compile", SmallWorkspace.in(folder), "-o", file);

    assertThat(invocation)
        .isEqualTo(
            new Invocation(
                2, "", "milepost: `" + file + "` is a file; a folder is needed there\n"));
  }

  @Test
  void severalWorkspacesAreNotOneProgram() throws IOException {
    SmallWorkspace.in(folder.resolve("one"));
    SmallWorkspace.in(folder.resolve("two"));

    Invocation invocation = Invocation.of("compile", folder, "-o", folder.resolve("plans"));

    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.messages())
        .startsWith("milepost: there are several workspaces below `" + folder + "`; name one: ");
  }

  @Test
  void theFolderIsAskedFor() {
    Invocation invocation = Invocation.of("compile", "journeys");

    assertThat(invocation)
        .isEqualTo(
            new Invocation(
                2,
                "",
                """
                milepost compile: --output DIR is missing
                usage: milepost compile [OPTIONS] [PATH] -o DIR
                `milepost compile --help` says more
                """));
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

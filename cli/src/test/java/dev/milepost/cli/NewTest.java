package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewTest {

  @TempDir Path folder;

  @Test
  void aNewWorkspaceIsUsefulAtOnce() {
    Path workspace = folder.resolve("teams/onboarding");

    Invocation made = Invocation.of("new", workspace);

    assertThat(made.exitCode()).isZero();
    assertThat(made.messages()).isEmpty();
    assertThat(made.results()).contains("wrote   " + workspace.resolve("apps.journey"), "Try next");
    assertThat(Invocation.of("check", workspace).results())
        .isEqualTo(
            "3 files of 1 workspace with 1 journey: nothing found (7 notes left out; see"
                + " --notes)\n");
    assertThat(Invocation.of("fmt", "--check", workspace).exitCode()).isZero();
    Path signals = workspace.resolve("signals.jsonl");
    assertThat(Invocation.of("catalog", "check", signals, workspace).exitCode()).isZero();
    assertThat(workspace.resolve("README.md")).content().startsWith("# onboarding\n");
    assertThat(workspace.resolve(".githooks/pre-commit"))
        .isExecutable()
        .content()
        .contains("milepost check", "milepost fmt --check", "milepost test");
    assertThat(workspace.resolve(".github/workflows/journeys.yml"))
        .content()
        .contains("milepost check", "milepost fmt --check", "milepost test");
  }

  @Test
  void theNextCommandCanBeTypedWhateverTheName() {
    Path workspace = folder.resolve("our onboarding");

    assertThat(Invocation.of("new", workspace).results()).contains("\n  cd '" + workspace + "'\n");
  }

  @Test
  void itsScenariosPass() {
    Path workspace = folder.resolve("onboarding");
    Invocation.of("new", workspace);

    Invocation tested = Invocation.of("test", workspace);

    assertThat(tested.exitCode()).as(tested.results()).isZero();
    assertThat(tested.results()).contains("all passed");
  }

  @Test
  void itsSignalsTravelItsJourney() {
    Path workspace = folder.resolve("onboarding");
    Invocation.of("new", workspace);

    Invocation replayed =
        Invocation.of(
            "replay",
            workspace,
            "--signals",
            workspace.resolve("signals.jsonl"),
            "--format",
            "json");

    assertThat(replayed.exitCode()).isZero();
    assertThat(replayed.results()).contains("\"Paid\": 1", "\"Won\": 1");
  }

  @Test
  void anEmptyFolderIsTakenAsItIs() throws IOException {
    Path workspace = Files.createDirectory(folder.resolve("empty"));

    assertThat(Invocation.of("new", workspace).exitCode()).isZero();
    assertThat(files(folder)).containsExactly("empty");
    assertThat(files(workspace)).contains("apps.journey", "milepost.conf", "README.md");
  }

  @Test
  void whatIsThereStays() throws IOException {
    Path workspace = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(workspace.resolve("notes"), "mine");
    Path file = Files.writeString(folder.resolve("file"), "mine");

    assertThat(Invocation.of("new", workspace))
        .isEqualTo(
            new Invocation(
                2,
                "",
                "milepost: the folder `"
                    + workspace
                    + "` is not empty; choose another name, or an empty folder\n"));
    assertThat(Invocation.of("new", file).messages()).contains("is no folder");
    assertThat(files(workspace)).containsExactly("notes");
    assertThat(files(folder)).containsExactly("file", "mine");
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}

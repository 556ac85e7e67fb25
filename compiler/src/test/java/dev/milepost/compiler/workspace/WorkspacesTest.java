package dev.milepost.compiler.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.milepost.compiler.Compiled;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspacesTest {
  @TempDir private Path folder;

  @Test
  void takesTheFilesBelowAFolderInTheOrderOfTheirPaths() throws IOException {
    write("b.journey");
    write("a/z.journey");
    write("a.journey");
    write("a/notes.txt");
    assertThat(pathsOf(folder)).containsExactly(List.of("a.journey", "a/z.journey", "b.journey"));
  }

  @Test
  void looksIntoNoHiddenAndNoBuildFolders() throws IOException {
    write("a.journey");
    for (String skipped : List.of(".git", "target", "node_modules", "build", "out")) {
      write(skipped + "/b.journey");
    }
    write(".hidden.journey");
    assertThat(pathsOf(folder)).containsExactly(List.of("a.journey"));
  }

  @Test
  void takesEachWorkspaceOfAFolderOfWorkspaces() throws IOException {
    write("one/milepost.conf");
    write("one/stages/a.journey");
    write("two/milepost.conf");
    write("two/a.journey");
    assertThat(pathsOf(folder)).containsExactly(List.of("stages/a.journey"), List.of("a.journey"));
  }

  @Test
  void leavesNestedWorkspacesOutOfTheOneAround() throws IOException {
    write("milepost.conf");
    write("a.journey");
    write("inner/milepost.conf");
    write("inner/b.journey");
    assertThat(pathsOf(folder)).containsExactly(List.of("a.journey"), List.of("b.journey"));
    assertThat(pathsOf(folder.resolve("inner"))).containsExactly(List.of("b.journey"));
  }

  @Test
  void takesTheWorkspaceAroundAFileOrFolderInIt() throws IOException {
    write("milepost.conf");
    write("a.journey");
    write("stages/b.journey");
    List<String> all = List.of("a.journey", "stages/b.journey");
    assertThat(pathsOf(folder.resolve("stages/b.journey"))).containsExactly(all);
    assertThat(pathsOf(folder.resolve("stages"))).containsExactly(all);
  }

  @Test
  void takesAFileOutsideOfAnyWorkspaceAlone() throws IOException {
    write("a.journey");
    write("b.journey");
    assertThat(pathsOf(folder.resolve("b.journey"))).containsExactly(List.of("b.journey"));
  }

  @Test
  void takesEachFileOfTheRejectedAloneAndOnlyWhereItIsNamed() throws IOException {
    write("journeys/sale/a.journey");
    write("journeys/rejected/b.journey");
    write("journeys/rejected/c.journey");
    Path journeys = folder.resolve("journeys");
    assertThat(pathsOf(journeys)).containsExactly(List.of("sale/a.journey"));
    assertThat(pathsOf(journeys.resolve("rejected")))
        .containsExactly(List.of("b.journey"), List.of("c.journey"));
    assertThat(pathsOf(journeys.resolve("rejected/c.journey")))
        .containsExactly(List.of("c.journey"));
  }

  @Test
  void readsAWorkspaceOnceThatSeveralPathsName() throws IOException {
    write("milepost.conf");
    write("a.journey");
    write("b.journey");
    Workspaces found =
        Workspaces.find(List.of(folder, folder.resolve("a.journey"), folder.resolve("b.journey")));
    assertThat(found.workspaces()).hasSize(1);
  }

  @Test
  void saysWhatIsWrongWithPaths() throws IOException {
    write("empty/notes.txt");
    write("sale.txt");
    write("bare/milepost.conf");
    assertThat(problemOf(folder.resolve("missing"))).isEqualTo("there is no such file or folder");
    assertThat(problemOf(folder.resolve("empty")))
        .isEqualTo("there is no file in it whose name ends with .journey");
    assertThat(problemOf(folder.resolve("bare")))
        .isEqualTo("there is no file in it whose name ends with .journey");
    assertThat(problemOf(folder.resolve("sale.txt")))
        .isEqualTo("it is no journey file: its name does not end with .journey");
  }

  @Test
  void followsLinksButNotInACircle() throws IOException {
    write("sale/a.journey");
    Files.createSymbolicLink(folder.resolve("sale/again"), folder.resolve("sale"));
    Files.createSymbolicLink(folder.resolve("sale/gone.journey"), folder.resolve("nowhere"));
    Workspaces found = Workspaces.find(List.of(folder));
    assertThat(found.problems())
        .extracting(Workspaces.Problem::reason)
        .containsExactly(
            "its symbolic links lead in a circle",
            "it is a symbolic link that leads nowhere, or in a circle");
    assertThat(found.workspaces().getFirst().sources()).hasSize(1);
  }

  @Test
  void takesAFolderOnceThatTwoLinksLeadTo() throws IOException {
    write("shared/a.journey");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("shared"));
    assertThat(pathsOf(folder)).containsExactly(List.of("link/a.journey"));
  }

  @Test
  void saysWhatCannotBeRead() throws IOException {
    write("a.journey");
    Path closed = write("closed.journey");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(closed), "this user may read everything");
    assertThat(problemOf(folder)).isEqualTo("permission to read it is denied");
  }

  @Test
  void findsFilesThatAreNoText() throws IOException {
    write("a.journey");
    Files.write(folder.resolve("b.journey"), new byte[] {'a', (byte) 0xFF});
    Workspace workspace = Workspaces.find(List.of(folder)).workspaces().getFirst();
    assertThat(workspace.sources()).hasSize(1);
    assertThat(workspace.unreadable()).extracting(Diagnostic::rule).containsExactly(Rule.NOT_UTF8);
  }

  @Test
  void readsWhatAWorkspaceSets() throws IOException {
    write("a.journey");
    Files.writeString(folder.resolve("milepost.conf"), "rule unused-role = off\nrule weather\n");
    Workspace workspace = Workspaces.find(List.of(folder)).workspaces().getFirst();
    assertThat(workspace.settings().levels().chosen()).containsOnlyKeys(Rule.UNUSED_ROLE);
    assertThat(workspace.settings().findings())
        .extracting(Diagnostic::rule)
        .containsExactly(Rule.INVALID_SETTING);
    assertThat(Compiler.compile(workspace, Compiled.TODAY).diagnostics())
        .containsAll(workspace.settings().findings());
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "app CRM\n");
  }

  private static List<List<String>> pathsOf(Path path) {
    Workspaces found = Workspaces.find(List.of(path));
    assertThat(found.problems()).isEmpty();
    return found.workspaces().stream().map(WorkspacesTest::pathsOf).toList();
  }

  private static List<String> pathsOf(Workspace workspace) {
    List<Source> sources = workspace.sources();
    return sources.stream().map(workspace::pathOf).toList();
  }

  private static String problemOf(Path path) {
    List<Workspaces.Problem> problems = Workspaces.find(List.of(path)).problems();
    assertThat(problems).hasSize(1);
    return problems.getFirst().reason();
  }
}

package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckTest {

  @TempDir Path folder;

  @Test
  void aCleanWorkspaceIsToldInOneLine() throws IOException {
    Invocation invocation = Invocation.of("check", SmallWorkspace.in(folder));

    assertThat(invocation)
        .isEqualTo(new Invocation(0, "1 file of 1 workspace with 1 journey: nothing found\n", ""));
  }

  @Test
  void everyMistakeIsReportedInOneRun() throws IOException {
    String text =
        SmallWorkspace.TEXT
            .replace("Status = \"Paid\"", "Status = \"Payed\"")
            .replace("CRM.Deal.Owner", "CRM.Deal.Ower");
    Path workspace = SmallWorkspace.in(folder, text);

    Invocation invocation = Invocation.of("check", workspace);

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.messages()).isEmpty();
    assertThat(invocation.results())
        .contains("Payed", "did you mean", "\"Paid\"", "Ower", "Owner")
        .contains(workspace.resolve("invoice.journey") + ":")
        .endsWith("\n1 file of 1 workspace: 2 errors\n");
  }

  @Test
  void severalWorkspacesAreCheckedEachByItself() throws IOException {
    SmallWorkspace.in(folder.resolve("one"));
    SmallWorkspace.in(folder.resolve("two"), SmallWorkspace.TEXT.replace("\"Paid\"\n", "\n"));

    Invocation invocation = Invocation.of("check", folder);

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.results()).contains("2 files of 2 workspaces").contains("error");
  }

  @Test
  void aPathWithoutJourneysCannotBeUsed() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path text = Files.writeString(folder.resolve("notes.txt"), "nothing");

    assertThat(Invocation.of("check", folder.resolve("nowhere")))
        .isEqualTo(complaint(folder.resolve("nowhere"), "there is no such file or folder"));
    assertThat(Invocation.of("check", empty))
        .isEqualTo(complaint(empty, "there is no file in it whose name ends with .journey"));
    assertThat(Invocation.of("check", text))
        .isEqualTo(complaint(text, "it is no journey file: its name does not end with .journey"));
  }

  @Test
  void theOtherPathsAreCheckedAllTheSame() throws IOException {
    Invocation invocation = Invocation.of("check", "nowhere", SmallWorkspace.in(folder));

    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.results()).contains("nothing found");
    assertThat(invocation.messages()).contains("`nowhere`: there is no such file or folder");
  }

  @Test
  void anEmptyFileIsAFinding() throws IOException {
    Invocation invocation = Invocation.of("check", SmallWorkspace.in(folder, ""));

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.results()).contains("the file is empty");
  }

  @Test
  void aFileThatIsNotUtf8IsUnreadable() throws IOException {
    Path workspace = SmallWorkspace.in(folder);
    Files.write(
        workspace.resolve("latin.journey"), "# Größe\n".getBytes(StandardCharsets.ISO_8859_1));

    Invocation invocation = Invocation.of("check", workspace);

    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.results())
        .contains("the file is not UTF-8: byte 0xF6 at offset 4, in line 1")
        .endsWith("2 files of 1 workspace: 1 error\n");
  }

  @Test
  void aFileOfTenMegabytesIsTooLarge() throws IOException {
    Path workspace = SmallWorkspace.in(folder, "# filler\n".repeat(10_000_000 / 9));

    Invocation invocation = Invocation.of("check", workspace);

    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.results()).contains("the file is larger than 2 MiB");
  }

  @Test
  void tenThousandParenthesesAreNestedTooDeep() throws IOException {
    String condition = "(".repeat(10_000) + "Books.Invoice.Amount > 0" + ")".repeat(10_000);
    String text = SmallWorkspace.TEXT.replace("Books.Invoice.Amount > 0", condition);

    Invocation invocation = Invocation.of("check", SmallWorkspace.in(folder, text));

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.messages()).isEmpty();
    assertThat(invocation.results()).contains("[nested-too-deep]").hasSizeLessThan(2_000);
  }

  @Test
  void controlCharactersOfAJourneyDoNotReachTheTerminal() throws IOException {
    String text =
        SmallWorkspace.TEXT.replace(
            "\"First Invoice\" for Customer", "\"First \u001b[31m\u202e\" for Custmer");

    Invocation invocation = Invocation.of("check", SmallWorkspace.in(folder, text));

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.results()).contains("First").doesNotContain("\u001b", "\u202e");
  }

  private static Invocation complaint(Path path, String reason) {
    return new Invocation(2, "", "milepost: `" + path + "`: " + reason + "\n");
  }
}

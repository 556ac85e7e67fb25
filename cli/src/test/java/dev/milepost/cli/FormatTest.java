package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.PatchFailedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FormatTest {
  private static final String WILD = "APP Books record Invoice\n  Amount:MONEY # of all\n";
  private static final String TAME = "app Books\n  record Invoice\n    Amount: money  # of all\n";
  private static final String BROKEN = "app Books\n  record\n";

  @TempDir Path folder;

  @Test
  void writesWhatChangesAndNamesIt() throws IOException {
    Path wild = write("b.journey", WILD);
    Path tame = write("a.journey", TAME);
    FileTime untouched = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(tame, untouched);

    assertThat(Invocation.of("fmt", folder)).isEqualTo(new Invocation(0, wild + "\n", ""));

    assertThat(wild).hasContent(TAME);
    assertThat(Files.getLastModifiedTime(tame)).isEqualTo(untouched);
    assertThat(Invocation.of("fmt", folder)).isEqualTo(new Invocation(0, "", ""));
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().contains(".milepost"));
  }

  @Test
  void checkNamesWhatWouldChangeAndLeavesIt() throws IOException {
    Path wild = write("b.journey", WILD);
    write("a.journey", TAME);

    assertThat(Invocation.of("fmt", "--check", folder))
        .isEqualTo(
            new Invocation(
                1,
                wild + "\n",
                "milepost: 1 of 2 files is not laid out; `milepost fmt` does it\n"));

    assertThat(wild).hasContent(WILD);
    assertThat(Invocation.of("fmt", "--check", folder.resolve("a.journey")))
        .isEqualTo(new Invocation(0, "", ""));
  }

  @Test
  void diffCanBeApplied() throws IOException, PatchFailedException {
    Path wild = write("a.journey", WILD);

    Invocation diff = Invocation.of("fmt", "--diff", wild);

    assertThat(diff)
        .isEqualTo(
            new Invocation(
                0,
                """
                --- %1$s
                +++ %1$s
                @@ -1,2 +1,3 @@
                -APP Books record Invoice
                -  Amount:MONEY # of all
                +app Books
                +  record Invoice
                +    Amount: money  # of all
                """
                    .formatted(wild),
                ""));
    assertThat(wild).hasContent(WILD);
    List<String> applied =
        UnifiedDiffUtils.parseUnifiedDiff(diff.results().lines().toList())
            .applyTo(WILD.lines().toList());
    assertThat(applied).isEqualTo(TAME.lines().toList());
    assertThat(Invocation.of("fmt", "--diff", "--check", wild).exitCode()).isEqualTo(1);
  }

  @Test
  void diffSaysWhereTheLastLineDoesNotEnd() throws IOException {
    Path file = write("a.journey", "app Books");

    assertThat(Invocation.of("fmt", "--diff", file).results())
        .endsWith("-app Books\n\\ No newline at end of file\n+app Books\n");
  }

  @Test
  void aTextOfManyLinesIsOneDifference() throws IOException {
    String wild = "app   A\n\n\n".repeat(3_000);
    Path file = write("a.journey", wild);

    Invocation diff = Invocation.of("fmt", "--diff", file);

    assertThat(diff.results()).contains("@@ -1,9000 +1,5999 @@\n-app   A\n");
  }

  @Test
  void coloursAndEscapesWhatGoesToATerminal() throws IOException {
    Path file = write("a.journey", "app   A # \u001b[31m\n");

    String shown = Invocation.onTerminal(80, "fmt", "--diff", file).results();
    String piped = Invocation.of("fmt", "--diff", file).results();

    assertThat(shown).contains("\u001b[32m+app A  # \\u{1b}[31m\u001b[0m\n");
    assertThat(piped).contains("+app A  # \u001b[31m\n");
  }

  @Test
  void aFileWithSyntaxErrorsIsLeftAloneAndReportedAndTheOthersAreLaidOut() throws IOException {
    Path broken = write("a.journey", BROKEN);
    Path wild = write("b.journey", WILD);

    Invocation invocation = Invocation.of("fmt", folder);

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.results()).isEqualTo(wild + "\n");
    assertThat(invocation.messages())
        .contains("error: expected a name after `record`", "a.journey");
    assertThat(broken).hasContent(BROKEN);
    assertThat(wild).hasContent(TAME);
  }

  @Test
  void laysOutStandardInput() {
    assertThat(withInput(WILD, "fmt", "-")).isEqualTo(new Invocation(0, TAME, ""));
    assertThat(withInput("SIGNALS from CSV", "fmt", "-").results()).isEqualTo("signals from csv\n");
    assertThat(withInput(WILD, "fmt", "--check", "-")).isEqualTo(new Invocation(1, "-\n", ""));
    assertThat(withInput(TAME, "fmt", "--check", "-")).isEqualTo(new Invocation(0, "", ""));
    assertThat(withInput(WILD, "fmt", "--diff", "-").results()).startsWith("--- a/-\n+++ b/-\n");
  }

  @Test
  void standardInputWithSyntaxErrorsGivesNothing() {
    Invocation invocation = withInput(BROKEN, "fmt", "-");

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.results()).isEmpty();
    assertThat(invocation.messages()).contains("--> -:");
  }

  @Test
  void standardInputStandsAlone() {
    assertThat(Invocation.of("fmt", "-", "a.journey"))
        .isEqualTo(
            new Invocation(
                2, "", "milepost: `-` stands for all there is to lay out: name no other path\n"));
  }

  @Test
  void byteOrderMarksAndLineEndsAreChangesToo() throws IOException {
    Path marked = write("a.journey", "\uFEFF" + TAME);
    Path windows = write("b.journey", TAME.replace("\n", "\r\n"));

    assertThat(Invocation.of("fmt", folder).results()).isEqualTo(marked + "\n" + windows + "\n");

    assertThat(Files.readString(marked)).isEqualTo(TAME);
    assertThat(Files.readString(windows)).isEqualTo(TAME);
  }

  @Test
  void whatIsNoTextOrNotThereCannotBeLaidOut() throws IOException {
    Path latin = folder.resolve("a.journey");
    Files.write(latin, "# Größe\n".getBytes(StandardCharsets.ISO_8859_1));
    Path wild = write("b.journey", WILD);
    Path nowhere = folder.resolve("nowhere");
    Path notes = write("notes.txt", "text");

    Invocation invocation = Invocation.of("fmt", latin, nowhere, notes, wild);

    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.results()).isEqualTo(wild + "\n");
    assertThat(invocation.messages())
        .contains("the file is not UTF-8")
        .contains("milepost: `" + nowhere + "`: there is no such file or folder\n")
        .contains("`" + notes + "`: its name ends neither with .journey nor with .map\n");
  }

  @Test
  void aFolderWithoutJourneysIsAMistake() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThat(Invocation.of("fmt", empty).messages())
        .isEqualTo(
            "milepost: `" + empty + "`: there is no journey file and no mapping file in it\n");
  }

  @Test
  void findsJourneysAndMappingsAndNothingElse() throws IOException {
    Path mapping = write("signals.map", "SIGNALS FROM csv");
    Path nested = write("one/two/a.journey", WILD);
    write("script.js.map", "{\"version\": 3}");
    write(".hidden/a.journey", WILD);
    write("target/a.journey", WILD);
    write("journeys/rejected/a.journey", WILD);

    assertThat(Invocation.of("fmt", folder))
        .isEqualTo(new Invocation(0, nested + "\n" + mapping + "\n", ""));

    Path rejected = folder.resolve("journeys/rejected");
    assertThat(Invocation.of("fmt", rejected).results())
        .isEqualTo(rejected.resolve("a.journey") + "\n");
  }

  @Test
  void aMappingThatIsNamedButBeginsOtherwiseIsReported() throws IOException {
    Path file = write("script.js.map", "{\"version\": 3}");

    Invocation invocation = Invocation.of("fmt", file);

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.messages()).contains("a mapping file begins with `signals from`");
  }

  @Test
  void whoMayReadAFileStays() throws IOException {
    assumeFalse(
        System.getProperty("os.name").startsWith("Windows"), "Windows has no such permissions");
    Path file = write("a.journey", WILD);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    Invocation.of("fmt", file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void aSymbolicLinkStaysOne() throws IOException {
    Path file = write("real/a.journey", WILD);
    Path link = folder.resolve("link.journey");
    Files.createSymbolicLink(link, Path.of("real/a.journey"));

    Invocation.of("fmt", link);

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent(TAME);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static Invocation withInput(String text, Object... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    try {
      return Invocation.of(arguments);
    } finally {
      System.setIn(before);
    }
  }
}

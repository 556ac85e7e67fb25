package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GraphTest {

  @TempDir Path folder;

  @Test
  void oneJourneyIsOnePicture() throws IOException {
    Invocation invocation = Invocation.of("graph", SmallWorkspace.in(folder));

    assertThat(invocation.exitCode()).isZero();
    Golden.assertMatches("graph.mmd", invocation.results());
  }

  @Test
  void severalJourneysAreAPage() throws IOException {
    SmallWorkspace.in(folder.resolve("one"));
    SmallWorkspace.in(
        folder.resolve("two"), SmallWorkspace.TEXT.replace("First Invoice", "Second Invoice"));

    Invocation invocation = Invocation.of("graph", folder);

    assertThat(invocation.exitCode()).isZero();
    assertThat(invocation.results())
        .startsWith("# First Invoice\n\n```mermaid\n---\n")
        .contains("```\n\n# Second Invoice\n\n```mermaid\n")
        .endsWith("```\n");
  }

  @Test
  void aPictureIsSvg() throws IOException {
    Invocation invocation = Invocation.of("graph", SmallWorkspace.in(folder), "--format", "svg");

    assertThat(invocation.exitCode()).isZero();
    assertThat(invocation.results()).startsWith("<svg ").endsWith("</svg>\n");
  }

  @Test
  void severalPicturesNeedAFolder() throws IOException {
    SmallWorkspace.in(folder.resolve("one"));
    SmallWorkspace.in(
        folder.resolve("two"), SmallWorkspace.TEXT.replace("First Invoice", "Second Invoice"));

    Invocation refused = Invocation.of("graph", folder, "--format", "svg");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.results()).isEmpty();
    assertThat(refused.messages()).contains("has 2 journeys", "--output DIR");

    Path pictures = folder.resolve("pictures");
    Invocation drawn = Invocation.of("graph", folder, "--format", "svg", "-o", pictures);
    assertThat(drawn.exitCode()).isZero();
    assertThat(pictures.resolve("first-invoice.svg")).content().startsWith("<svg ");
    assertThat(pictures.resolve("second-invoice.svg")).content().startsWith("<svg ");
  }

  @Test
  void compiledPlansCanBeDrawn() throws IOException {
    Path workspace = SmallWorkspace.in(folder);
    Path plans = folder.resolve("plans");
    Invocation.of("compile", workspace, "-o", plans);

    assertThat(Invocation.of("graph", plans)).isEqualTo(Invocation.of("graph", workspace));
  }

  @Test
  void aPathMustHoldAJourney() {
    Invocation invocation = Invocation.of("graph", folder);

    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.messages())
        .contains("there is no file in it whose name ends with .journey");
  }
}

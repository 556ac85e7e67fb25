package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestCommandTest {

  private static final String PASSES =
      """

      scenario "pays" of "First Invoice"
        given Customer "acme"
        when CRM.Deal "D-1": Stage = "Closed Won"
        then stage is "Waiting"
        when Books.Invoice "I-1": Status = "Paid", Amount = 5 EUR
        then ended as "paid"
      """;
  private static final String FAILS =
      """

      scenario "pays nothing" of "First Invoice"
        given Customer "acme"
        in any order
        when CRM.Deal "D-1": Stage = "Closed Won"
        and Books.Invoice "I-1": Status = "Paid", Amount = 0 EUR
        then ended as "paid"
      """;

  @TempDir Path folder;

  @Test
  void scenariosThatPassAreALineEach() throws IOException {
    Invocation invocation = run(PASSES, "test");

    assertThat(invocation)
        .isEqualTo(
            new Invocation(
                0,
                """
                passed  First Invoice: pays
                1 scenario of 1 workspace: all passed
                """,
                ""));
  }

  @Test
  void aScenarioThatFailsShowsTheStepTheStoryAndTheValues() throws IOException {
    Invocation invocation = run(PASSES + FAILS, "test");

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.results())
        .contains("passed  First Invoice: pays\n")
        .contains("FAILED  First Invoice: pays nothing in 2 orders\n")
        .contains("then ended as \"paid\"", "^^^^", "in this order", "so far")
        .contains("Books.Invoice.Status = \"Paid\" AND Books.Invoice.Amount > 0")
        .endsWith("2 scenarios of 1 workspace: 1 failed\n");
  }

  @Test
  void theResultsAreWrittenForBuildServers() throws IOException {
    Path junit = folder.resolve("results.xml");

    Invocation invocation = run(PASSES + FAILS, "test", "--junit", junit);

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(Files.readString(junit))
        .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites")
        .contains(
            "tests=\"2\" failures=\"1\"", "<failure type=\"expectation\" message=\"the stage is");
  }

  @Test
  void aFileThatCannotBeWrittenIsToldInASentence() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    Invocation invocation = run(PASSES, "test", "--junit", file.resolve("results.xml"));

    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.messages())
        .isEqualTo("milepost: `" + file + "` is a file; a folder is needed there\n");
  }

  @Test
  void scenariosAreWrittenForEveryWay() throws IOException {
    Path file = folder.resolve("workspace/generated.journey");

    Invocation written = run("", "test", "--generate", "-o", file);
    Invocation again = Invocation.of("test", "--generate", "-o", file, folder);
    Invocation tested = Invocation.of("test", "--coverage", folder.resolve("workspace"));

    assertThat(written.exitCode()).isZero();
    assertThat(written.results()).isEmpty();
    assertThat(written.messages()).endsWith(", which take every way\n");
    assertThat(again)
        .isEqualTo(
            new Invocation(2, "", "milepost: `" + file + "` is there already; name a new file\n"));
    assertThat(tested.exitCode()).isZero();
    assertThat(tested.results())
        .contains("stages      100 %", "ways        100 %")
        .endsWith(": all passed\n");
  }

  @Test
  void anOutputIsForGeneratedScenarios() throws IOException {
    Invocation invocation = run(PASSES, "test", "-o", folder.resolve("x"));

    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.messages()).startsWith("milepost: -o is for --generate");
  }

  @Test
  void whatNoScenarioExercisesIsTold() throws IOException {
    Invocation invocation = run(PASSES, "test", "--coverage");

    assertThat(invocation.exitCode()).isZero();
    assertThat(invocation.results())
        .contains("coverage of \"First Invoice\"")
        .contains("stages      100 %  (2 of 2)")
        .contains("`Books.Invoice.Status = \"Paid\"` is never false, only unknown");
  }

  @Test
  void journeysWithErrorsAreNotRun() throws IOException {
    Invocation invocation = run(PASSES.replace("\"Waiting\"", "\"Wating\""), "test");

    assertThat(invocation.exitCode()).isEqualTo(1);
    assertThat(invocation.messages())
        .contains("did you mean `\"Waiting\"`", "has errors, so its scenarios are not run");
  }

  @Test
  void severalWorkspacesAreRunEachByItself() throws IOException {
    SmallWorkspace.in(folder.resolve("one"), SmallWorkspace.TEXT + PASSES);
    SmallWorkspace.in(folder.resolve("two"), SmallWorkspace.TEXT);

    Invocation invocation = Invocation.of("test", folder);

    assertThat(invocation.exitCode()).isZero();
    assertThat(invocation.results()).endsWith("1 scenario of 2 workspaces: all passed\n");
  }

  private Invocation run(String scenarios, Object... arguments) throws IOException {
    Path workspace = SmallWorkspace.in(folder, SmallWorkspace.TEXT + scenarios);
    Object[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = workspace;
    return Invocation.of(all);
  }
}

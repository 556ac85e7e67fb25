package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HelpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "eval",
        "explain",
        "compile",
        "diff",
        "fix",
        "fmt",
        "test",
        "replay",
        "serve",
        "timeline",
        "why",
        "stalls",
        "usage",
        "verify",
        "prune",
        "graph",
        "demo"
      })
  void everyCommandExplainsItself(String command) throws IOException {
    Invocation invocation = Invocation.of(command, "--help");

    assertThat(invocation.exitCode()).isZero();
    assertThat(invocation.results())
        .contains("Usage: milepost " + command, "Examples", "Exit codes", "docs/cli.md#" + command)
        .satisfies(text -> assertThat(text.lines()).allMatch(line -> line.length() <= 80));
    Golden.assertMatches("help-" + command + ".txt", invocation.results());
  }

  @ParameterizedTest
  @ValueSource(strings = {"new", "catalog", "catalog learn", "catalog check"})
  void theCommandsAroundTheCatalogueExplainThemselves(String command) throws IOException {
    Invocation invocation = Invocation.of((Object[]) (command + " --help").split(" "));

    assertThat(invocation.exitCode()).isZero();
    assertThat(invocation.results())
        .contains("Usage: milepost " + command, "Examples", "Exit codes", "docs/catalog.md")
        .satisfies(text -> assertThat(text.lines()).allMatch(line -> line.length() <= 80));
    Golden.assertMatches("help-" + command.replace(' ', '-') + ".txt", invocation.results());
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploy", "deployments"})
  void theCommandsAroundVersionsExplainThemselves(String command) throws IOException {
    Invocation invocation = Invocation.of(command, "--help");

    assertThat(invocation.exitCode()).isZero();
    assertThat(invocation.results())
        .contains("Usage: milepost " + command, "Examples", "Exit codes", "docs/versions.md")
        .satisfies(text -> assertThat(text.lines()).allMatch(line -> line.length() <= 80));
    Golden.assertMatches("help-" + command + ".txt", invocation.results());
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "token create", "token list", "token revoke"})
  void theCommandsForTokensExplainThemselves(String command) throws IOException {
    Invocation invocation = Invocation.of((Object[]) (command + " --help").split(" "));

    assertThat(invocation.exitCode()).isZero();
    assertThat(invocation.results())
        .contains("Usage: milepost " + command, "Examples", "Exit codes", "docs/server.md")
        .satisfies(text -> assertThat(text.lines()).allMatch(line -> line.length() <= 80));
    Golden.assertMatches("help-" + command.replace(' ', '-') + ".txt", invocation.results());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void theWholeExplainsItself(String option) throws IOException {
    Golden.assertMatches("help.txt", Invocation.of(option).results());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "operate",
        "operate correct",
        "operate override",
        "operate pause",
        "operate forget",
        "backup",
        "restore"
      })
  void theCommandsOfOperatorsExplainThemselves(String command) throws IOException {
    Invocation invocation = Invocation.of((Object[]) (command + " --help").split(" "));

    assertThat(invocation.exitCode()).isZero();
    assertThat(invocation.results())
        .contains("Usage: milepost " + command, "Examples", "Exit codes", "docs/")
        .satisfies(text -> assertThat(text.lines()).allMatch(line -> line.length() <= 80));
    Golden.assertMatches("help-" + command.replace(' ', '-') + ".txt", invocation.results());
  }
}

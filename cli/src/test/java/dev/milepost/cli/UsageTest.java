package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.cli.terminal.Surroundings;
import org.junit.jupiter.api.Test;

/** What every command has in common: help, wrong usage, colours, outputs that take nothing. */
final class UsageTest {

  @Test
  void nothingAskedForShowsHelpAsAMessage() {
    Invocation invocation = Invocation.of();

    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.results()).isEmpty();
    assertThat(invocation.messages()).isEqualTo(Invocation.of("--help").results());
  }

  @Test
  void printsItsVersion() {
    Invocation invocation = Invocation.of("--version");

    assertThat(invocation.exitCode()).isZero();
    assertThat(invocation.results()).startsWith("milepost ").hasLineCount(1);
  }

  @Test
  void anUnknownOptionIsToldWithTheOneThatWasMeant() {
    Invocation invocation = Invocation.of("--colour=never");

    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.results()).isEmpty();
    assertThat(invocation.messages())
        .isEqualTo(
            """
            milepost: there is no option `--colour`; did you mean `--color`?
            usage: milepost COMMAND [OPTIONS] [ARGUMENTS]
            `milepost --help` says more
            """);
  }

  @Test
  void aWrongWordIsToldWithThoseThatFit() {
    Invocation invocation = Invocation.of("--color", "olways", "--help");

    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.messages())
        .startsWith(
            "milepost: invalid value for option '--color': `olways` is none of auto, always,"
                + " never; did you mean `always`?\n");
  }

  @Test
  void controlCharactersOfArgumentsDoNotReachTheTerminal() {
    Invocation invocation = Invocation.onTerminal(80, "--color=never", "--\u001b[31m\u202eevil");

    assertThat(invocation.messages()).contains("\\u001b[31m\\u202eevil").doesNotContain("\u001b");
  }

  @Test
  void coloursAreForTerminalsUnlessSomebodySaysOtherwise() {
    Surroundings unwanted = new Surroundings(true, true, 80, true);

    assertThat(Invocation.of("--help").results()).doesNotContain("\u001b");
    assertThat(Invocation.onTerminal(80, "--help").results()).contains("\u001b[");
    assertThat(Invocation.with(unwanted, "--help").results()).doesNotContain("\u001b");
    assertThat(Invocation.with(unwanted, "--color=always", "--help").results()).contains("\u001b[");
    assertThat(Invocation.onTerminal(80, "--help", "--color", "never").results())
        .doesNotContain("\u001b");
  }

  @Test
  void anOutputThatTakesNothingIsNoticed() {
    Invocation invocation = Invocation.intoFullDisk("--version");

    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.messages())
        .isEqualTo(
            "milepost: standard output does not take what is written to it: No space left on"
                + " device\n");
  }

  @Test
  void aMisspeltCommandIsToldWithTheOneThatWasMeant() {
    assertThat(Invocation.of("chekc", "journeys").messages())
        .startsWith("milepost: there is no command `chekc`; did you mean `check`?\n");
    assertThat(Invocation.of("help").messages())
        .startsWith("milepost: there is no command `help`; did you mean `--help`?\n");
    assertThat(Invocation.of("check", "-x").messages())
        .startsWith("milepost check: there is no option `-x`\n");
  }
}

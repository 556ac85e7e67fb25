package dev.milepost.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.cli.terminal.ProgressLine.Unit;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {

  private static final long SECOND = 1_000_000_000;

  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
  private final AtomicLong clock = new AtomicLong();

  @Test
  void showsHowFarHowFastAndHowLong() {
    assertThat(ProgressLine.render("reading", 1_500_000, 6_000_000, Unit.BYTES, 3))
        .isEqualTo("reading   [====            ]  25%  1.5 MB  500.0 kB/s  3.0 s, 9.0 s to go");
    assertThat(ProgressLine.render("replaying", 262_200, -1, Unit.SIGNALS, 75))
        .isEqualTo("replaying 262,200 signals  3,496/s  1 min 15 s");
  }

  @Test
  void workThatIsDoneSoonShowsNothing() {
    try (ProgressLine progress = terminal(true, 80).progress()) {
      progress.show("reading", 10, 100, Unit.BYTES);
      clock.addAndGet(SECOND / 10);
      progress.show("reading", 100, 100, Unit.BYTES);
    }
    assertThat(written()).isEmpty();
  }

  @Test
  void isErasedAtTheEndAndBeforeAnyMessage() {
    Terminal terminal = terminal(true, 80);
    try (ProgressLine progress = terminal.progress()) {
      progress.show("reading", 0, 100, Unit.BYTES);
      clock.addAndGet(SECOND);
      progress.show("reading", 50, 100, Unit.BYTES);
      terminal.complain("this and that");
      clock.addAndGet(SECOND);
      progress.show("reading", 100, 100, Unit.BYTES);
    }
    assertThat(written().split("\r\u001b\\[K", -1))
        .hasSize(5)
        .satisfies(parts -> assertThat(parts[1]).startsWith("reading"))
        .satisfies(parts -> assertThat(parts[2]).endsWith("this and that\n"))
        .satisfies(parts -> assertThat(parts[3]).contains("100%"))
        .satisfies(parts -> assertThat(parts[4]).isEmpty());
  }

  @Test
  void neverBreaksTheLineOfANarrowTerminal() {
    try (ProgressLine progress = terminal(true, 40).progress()) {
      clock.addAndGet(SECOND);
      progress.show("replaying", 50_000, 100_000, Unit.SIGNALS);
    }
    assertThat(written().replaceAll("\r\u001b\\[K", "")).hasSizeLessThan(40);
  }

  @Test
  void isSilentInAPipe() {
    try (ProgressLine progress = terminal(false, 80).progress()) {
      clock.addAndGet(SECOND);
      progress.show("reading", 50, 100, Unit.BYTES);
    }
    assertThat(written()).isEmpty();
  }

  private Terminal terminal(boolean isTerminal, int columns) {
    Surroundings surroundings = new Surroundings(false, isTerminal, columns, true);
    return new Terminal(new ByteArrayOutputStream(), messages, surroundings, clock::get);
  }

  private String written() {
    return messages.toString(StandardCharsets.UTF_8);
  }
}

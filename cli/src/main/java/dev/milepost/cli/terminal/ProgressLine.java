package dev.milepost.cli.terminal;

import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One line that says how far long work has come. It shows up only when the work does last, is drawn
 * ten times a second at most, and is erased at the end.
 */
public final class ProgressLine implements AutoCloseable {

  static final String ERASE = "\r\u001b[K";

  private static final long PATIENCE = 300_000_000;
  private static final long BETWEEN_DRAWINGS = 100_000_000;
  private static final double PER_SECOND = 1e-9;
  private static final int BAR = 16;
  private static final int LABEL = 9;

  private final Terminal terminal;
  private final boolean visible;
  private final LongSupplier nanoseconds;
  private String label = "";
  private long started;
  private long nextDrawing;

  ProgressLine(Terminal terminal, boolean visible, LongSupplier nanoseconds) {
    this.terminal = terminal;
    this.visible = visible;
    this.nanoseconds = nanoseconds;
    this.started = nanoseconds.getAsLong();
    this.nextDrawing = started + PATIENCE;
  }

  /** What the progress is counted in. */
  public enum Unit {
    BYTES,
    SIGNALS,
    SUBJECTS,
    JOURNEYS
  }

  /**
   * Tells how far the work has come.
   *
   * @param activity what is being done, in a word or two; another one starts its own clock
   * @param done so much
   * @param total of so much, or -1 where nobody knows
   */
  public void show(String activity, long done, long total, Unit unit) {
    if (!visible) {
      return;
    }
    long now = nanoseconds.getAsLong();
    if (!activity.equals(label)) {
      label = activity;
      started = now;
    }
    if (now >= nextDrawing) {
      nextDrawing = now + BETWEEN_DRAWINGS;
      String line = render(activity, done, total, unit, (now - started) * PER_SECOND);
      int room = terminal.columns() - 1;
      terminal.showProgress(line.length() <= room ? line : line.substring(0, room));
    }
  }

  @Override
  public void close() {
    terminal.eraseProgress();
  }

  static String render(String activity, long done, long total, Unit unit, double seconds) {
    StringBuilder line = new StringBuilder(activity);
    line.repeat(' ', Math.max(1, LABEL + 1 - activity.length()));
    double rate = seconds < 0.05 ? 0 : done / seconds;
    if (total > 0) {
      double share = Math.clamp((double) done / total, 0, 1);
      int filled = (int) (share * BAR);
      line.append('[').repeat('=', filled).repeat(' ', BAR - filled).append("] ");
      line.append(String.format(Locale.ROOT, "%3d%%  ", (int) (share * 100)));
    }
    line.append(amount(done, unit));
    line.append("  ").append(rate((long) rate, unit)).append("/s");
    line.append("  ").append(Amounts.seconds(seconds));
    if (total > done && rate > 0) {
      line.append(", ").append(Amounts.seconds((total - done) / rate)).append(" to go");
    }
    return line.toString();
  }

  private static String rate(long perSecond, Unit unit) {
    return unit == Unit.BYTES ? Amounts.bytes(perSecond) : Amounts.count(perSecond);
  }

  private static String amount(long count, Unit unit) {
    return switch (unit) {
      case BYTES -> Amounts.bytes(count);
      case SIGNALS -> Amounts.count(count) + " signals";
      case SUBJECTS -> Amounts.count(count) + " subjects";
      case JOURNEYS -> Amounts.count(count) + " journeys";
    };
  }
}

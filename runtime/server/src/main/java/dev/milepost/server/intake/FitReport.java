package dev.milepost.server.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well recorded signals fit what is declared.
 *
 * @param intake what the intake makes of the file
 * @param misfits what keeps messages from being signals, the most frequent first
 * @param undeclared fields that no declaration knows and the intake ignores, the most frequent
 *     first
 */
public record FitReport(IntakeReport intake, List<Misfit> misfits, List<Undeclared> undeclared) {

  public FitReport {
    misfits = List.copyOf(misfits);
    undeclared = List.copyOf(undeclared);
  }

  /** Whether every message is a signal or for none of the mapping's rules. */
  public boolean fits() {
    return intake.rejected() == 0 && intake.broken() == null;
  }

  /**
   * Messages with the same fault.
   *
   * @param about the type or field that they are about, by its full name, or null
   * @param reason in words, safe to show
   * @param count how many messages have it
   * @param cases what it is in them, in the order in which they came; the first few
   */
  public record Misfit(@Nullable String about, String reason, long count, List<Case> cases) {
    public Misfit {
      cases = List.copyOf(cases);
    }
  }

  /**
   * Messages whose fault is the same in every detail.
   *
   * @param line where the first of them begins
   */
  public record Case(String detail, long count, long line) {}

  /**
   * A field that no declaration knows.
   *
   * @param type the record or event
   * @param field its name, safe to show
   * @param line where it comes first
   * @param suggestion the declared field that was perhaps meant, or null
   */
  public record Undeclared(
      String type, String field, long count, long line, @Nullable String suggestion) {}
}

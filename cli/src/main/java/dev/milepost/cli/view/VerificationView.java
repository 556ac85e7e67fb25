package dev.milepost.cli.view;

import dev.milepost.cli.terminal.Amounts;
import dev.milepost.cli.terminal.Paint;
import dev.milepost.cli.terminal.Style;
import dev.milepost.server.operate.Verification;

/** What came of verifying a database. */
public final class VerificationView {

  private static final String INDENT = "    ";

  private final Paint paint;
  private final int columns;

  /** A view that is so many columns wide. */
  public VerificationView(Paint paint, int columns) {
    this.paint = paint;
    this.columns = columns;
  }

  /** The result. */
  public String render(Verification.Result result) {
    StringBuilder text = new StringBuilder();
    for (Verification.Difference difference : result.differences()) {
      text.append(paint.paint(Style.BAD, "differs "))
          .append(difference.subject().type())
          .append(' ')
          .append(Wording.safe(difference.subject().key()))
          .append('\n');
      for (String detail : difference.details()) {
        for (String line : Prose.wrap(Wording.safe(detail), columns - INDENT.length())) {
          text.append(INDENT).append(line).append('\n');
        }
      }
    }
    if (result.differences().size() < result.different()) {
      text.append("and ")
          .append(Amounts.count(result.different() - result.differences().size()))
          .append(" more\n");
    }
    if (result.log().missing() != 0) {
      text.append(paint.paint(Style.BAD, "the log is not whole"))
          .append(": of ")
          .append(Amounts.of(result.log().lastNumber(), "line"))
          .append(", ")
          .append(Amounts.count(result.log().missing()))
          .append(" are neither there, nor pruned, nor forgotten\n");
    }
    text.append(Amounts.of(result.subjects(), "subject"))
        .append(", ")
        .append(Amounts.of(result.executions(), "execution"))
        .append(", ")
        .append(Amounts.of(result.inputs(), "line"))
        .append(" replayed");
    if (result.log().pruned() > 0) {
      text.append(", ").append(Amounts.count(result.log().pruned())).append(" pruned");
    }
    if (!result.forgotten().isEmpty()) {
      text.append(", ")
          .append(Amounts.of(result.forgotten().size(), "forgotten subject"))
          .append(" left out");
    }
    text.append(": ")
        .append(
            result.isClean()
                ? paint.paint(Style.GOOD, "the log gives what is stored")
                : paint.paint(
                    Style.BAD,
                    Amounts.of(result.different(), "subject")
                        + (result.different() == 1 ? " differs" : " differ")))
        .append('\n');
    return text.toString();
  }
}

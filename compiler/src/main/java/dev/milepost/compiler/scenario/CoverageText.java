package dev.milepost.compiler.scenario;

import dev.milepost.compiler.scenario.CoverageReport.Atom;
import dev.milepost.compiler.scenario.CoverageReport.OfJourney;
import dev.milepost.compiler.scenario.CoverageReport.Part;
import dev.milepost.compiler.text.Printable;
import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.plan.Plan.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells people what no scenario exercises. */
public final class CoverageText {

  private CoverageText() {}

  /** The lines of a report, without line ends and escaped for a terminal. */
  public static List<String> lines(CoverageReport report) {
    List<String> lines = new ArrayList<>();
    for (OfJourney journey : report.journeys()) {
      lines.add("coverage of \"" + Printable.escape(journey.name()) + '"');
      lines.add(counted("stages", exercised(journey.stages()), journey.stages().size()));
      lines.add(counted("ways", exercised(journey.ways()), journey.ways().size()));
      int decisions = journey.atoms().stream().mapToInt(Atom::decisions).sum();
      lines.add(counted("conditions", decisions, 2 * journey.atoms().size()));
      for (Part stage : journey.stages()) {
        if (!stage.isExercised()) {
          lines.add(missing(stage.source(), "stage " + stage.text() + " is not reached"));
        }
      }
      for (Part way : journey.ways()) {
        if (!way.isExercised()) {
          lines.add(missing(way.source(), '`' + way.text() + "` is not taken"));
        }
      }
      for (Atom atom : journey.atoms()) {
        if (atom.decisions() < 2) {
          lines.add(missing(atom.clause(), '`' + atom.text() + "` is " + never(atom)));
        }
      }
    }
    return lines;
  }

  private static long exercised(List<Part> parts) {
    return parts.stream().filter(Part::isExercised).count();
  }

  private static String counted(String what, long count, int all) {
    long percent = all == 0 ? 100 : 100 * count / all;
    return String.format(Locale.ROOT, "  %-11s %3d %%  (%d of %d)", what, percent, count, all);
  }

  private static String missing(SourceText source, String sentence) {
    return "    "
        + Printable.escape(source.file())
        + ":"
        + source.line()
        + ":"
        + source.column()
        + "  "
        + Printable.escape(sentence);
  }

  private static String never(Atom atom) {
    if (atom.seen().isEmpty()) {
      return "never looked at";
    }
    boolean isUnknown = atom.seen().contains(Truth.UNKNOWN);
    if (atom.decisions() == 0) {
      return "always unknown";
    }
    String missing = atom.seen().contains(Truth.TRUE) ? "never false" : "never true";
    return isUnknown && atom.seen().contains(Truth.TRUE) ? missing + ", only unknown" : missing;
  }
}

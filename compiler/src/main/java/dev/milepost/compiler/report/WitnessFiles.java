package dev.milepost.compiler.report;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.format.Formatter;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.witness.ScenarioWriter;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.compiler.witness.Witness.Question;
import dev.milepost.compiler.witness.Witness.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Witnesses as scenarios, a file each, which pass as long as the journey does what the finding
 * says. A finding keeps the name of its file from run to run.
 */
public final class WitnessFiles {
  private static final int LONGEST_NAME = 60;

  private WitnessFiles() {}

  /** The text of each file by its name, in the order of the findings. */
  public static Map<String, String> of(CheckReport report) {
    Map<String, String> files = new LinkedHashMap<>();
    for (CheckReport.Checked checked : report.checked()) {
      for (Reported reported : checked.findings()) {
        if (reported.finding().verdict() instanceof Verdict.Refuted(Witness witness)) {
          files.put(name(reported), text(reported, witness));
        }
      }
    }
    return files;
  }

  private static String text(Reported reported, Witness witness) {
    Diagnostic finding = reported.finding();
    String title = finding.rule().id() + " " + reported.key();
    StringBuilder text = new StringBuilder();
    text.append("# ").append(FindingText.escape(finding.message())).append('\n');
    text.append("# milepost explain ").append(finding.rule().id()).append("\n\n");
    text.append(ScenarioWriter.write(title, witness));
    if (witness.question() instanceof Question.InWhichOrder(List<Step> otherwise)) {
      text.append('\n');
      text.append(
          ScenarioWriter.write(title + ", in the other order", inOrder(witness, otherwise)));
    }
    return Formatter.format(Source.of(title, text.toString()), new Diagnostics())
        .orElseThrow(() -> new IllegalStateException("a scenario that cannot be read: " + text));
  }

  private static Witness inOrder(Witness witness, List<Step> otherwise) {
    List<Step> steps =
        new ArrayList<>(witness.steps().subList(0, witness.steps().size() - otherwise.size()));
    steps.addAll(otherwise);
    return new Witness(
        witness.journey(), witness.subject(), witness.start(), steps, new Question.Where());
  }

  /** Such as {@code overlapping-transitions-invoiced-0486b70610682475821d.journey}. */
  private static String name(Reported reported) {
    String place = reported.stage() == null ? reported.journey() : reported.stage();
    String words =
        place == null
            ? ""
            : place.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String middle = words.length() > LONGEST_NAME ? words.substring(0, LONGEST_NAME) : words;
    return reported.finding().rule().id()
        + (middle.isEmpty() ? "" : "-" + middle)
        + "-"
        + reported.key()
        + ".journey";
  }
}
